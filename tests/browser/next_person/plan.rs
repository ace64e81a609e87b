//! What two people do at one browser, one after the other: drawn by chance, the same for the same seed.

use super::proxy::Weakness;

/// A generator of chance that needs nothing but a number (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    fn below(&mut self, bound: usize) -> usize {
        // What the remainder is likelier by is nothing to a number of 64 bits.
        usize::try_from(self.draw() % bound as u64).unwrap_or_default()
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }
}

/// What the first person does, signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    Visit(&'static str),
    /// Opens a page in a second tab and comes back to the first; that tab stays open.
    SecondTab(&'static str),
    /// Keeps the address where they are.
    Bookmark,
    /// Writes into the first field of the page, and does not send it.
    Write,
    Back,
    Forward,
}

/// How the first person goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    SignOut,
    /// Closes the tab and goes; nobody comes for a while.
    TabClosed,
    /// The browser dies, and is started again.
    Crash,
    /// Goes, and leaves the page open; nobody comes for a while.
    Silence,
    /// Remembers it at home, and ends all other sign-ins.
    EndedElsewhere,
}

/// What the next person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Back,
    Forward,
    Reload,
    Bookmark,
    /// An address of the history.
    Past(usize),
    /// The tab that was left open, loaded again.
    SecondTab,
    Visit(&'static str),
    /// Looks at what a form offers to fill in.
    Form,
    /// Signs in as themselves, and looks at their work and their account.
    SignIn,
}

#[derive(Debug, Clone)]
pub struct Plan {
    /// Which of the first persons it is.
    pub person: usize,
    /// Whether they say that others use the computer next.
    pub public_computer: bool,
    pub first: Vec<First>,
    pub leaving: Leaving,
    pub next: Vec<Next>,
}

/// Pages that show who is signed in; some are for others than the first person, and say so.
const PAGES: &[&str] = &[
    "/account",
    "/account/confirm",
    "/hats",
    "/team",
    "/team/invite",
    "/work",
    "/work/places",
    "/work/reports",
    "/",
    "/search?need=learn&near=1000",
];

/// A browser that dies is started again, which takes as long as ten other sequences.
const CRASH_EVERY: usize = 10;

impl Plan {
    pub fn draw(number: usize, persons: usize, chance: &mut Chance) -> Self {
        let first = (0..3 + chance.below(4)).map(|_| Self::first(chance));
        let first = first.collect();
        let leaving = if number % CRASH_EVERY == CRASH_EVERY - 1 {
            Leaving::Crash
        } else {
            chance.pick(&[
                Leaving::SignOut,
                Leaving::SignOut,
                Leaving::TabClosed,
                Leaving::Silence,
                Leaving::EndedElsewhere,
            ])
        };
        Self {
            person: chance.below(persons),
            public_computer: chance.below(2) == 0,
            first,
            leaving,
            next: (0..4 + chance.below(4))
                .map(|_| Self::next(chance))
                .collect(),
        }
    }

    fn first(chance: &mut Chance) -> First {
        match chance.below(10) {
            0..4 => First::Visit(chance.pick(PAGES)),
            4 => First::SecondTab(chance.pick(PAGES)),
            5 => First::Bookmark,
            6 | 7 => First::Write,
            8 => First::Back,
            _ => First::Forward,
        }
    }

    fn next(chance: &mut Chance) -> Next {
        match chance.below(14) {
            0..3 => Next::Back,
            3 => Next::Forward,
            4 => Next::Reload,
            5 => Next::Bookmark,
            6 | 7 => Next::Past(chance.below(100)),
            8 | 9 => Next::SecondTab,
            10 | 11 => Next::Visit(chance.pick(&["/work", "/account", "/signed-out"])),
            12 => Next::Form,
            _ => Next::SignIn,
        }
    }

    /// The same, going past what a product is weak in: chance alone might never come there.
    pub fn meeting(mut self, weakness: Weakness) -> Self {
        self.first.push(First::Visit("/team"));
        self.leaving = match weakness {
            Weakness::Kept | Weakness::OnlyGoodbye => Leaving::SignOut,
            // Who signs out has the browser told to drop all that it keeps.
            Weakness::Whole => Leaving::Silence,
        };
        self.next.insert(0, Next::Back);
        self
    }

    /// Signing in and leaving are acts as well.
    pub fn acts(&self) -> usize {
        self.first.len() + self.next.len() + 2
    }
}
