//! What people come for, and how help reaches them.

/// A situation, in the order in which the start page offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// Do a procedure online.
    Procedures,
    /// Learn to use a phone or a computer.
    Learn,
    /// Use a computer, the internet or a printer.
    Equipment,
    /// Get a computer that is cheap, lent or given.
    Device,
    /// Be safe online.
    Safety,
    /// Look for work.
    Work,
    /// Help a child with school and screens.
    Children,
    /// "I do not know": any help will do for a start.
    Unknown,
}

impl Need {
    pub const ALL: [Self; 8] = [
        Self::Procedures,
        Self::Learn,
        Self::Equipment,
        Self::Device,
        Self::Safety,
        Self::Work,
        Self::Children,
        Self::Unknown,
    ];

    /// The word in addresses, tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Procedures => "procedures",
            Self::Learn => "learn",
            Self::Equipment => "equipment",
            Self::Device => "device",
            Self::Safety => "safety",
            Self::Work => "work",
            Self::Children => "children",
            Self::Unknown => "unknown",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.code() == code)
    }
}

/// How help reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// At the place's counter.
    OnSite,
    /// A helper comes to the person's home.
    Home,
    /// By phone or online.
    Remote,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Home, Self::Remote];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Home => "home",
            Self::Remote => "remote",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_and_modes_are_read_back_from_their_codes_and_other_words_are_none() {
        for need in Need::ALL {
            assert_eq!(Need::parse(need.code()), Some(need));
        }
        for mode in Mode::ALL {
            assert_eq!(Mode::parse(mode.code()), Some(mode));
        }
        assert_eq!(Need::parse("Learn"), None);
        assert_eq!(Mode::parse(""), None);
    }
}
