//! How an organisation or a place is called.

use kernel::{Id, Language, Wording};

use crate::{Accounts, LoginService};

/// A name, and the language that it is in where that is not the page's.
pub struct Named {
    pub text: String,
    pub language: Option<String>,
}

impl Named {
    fn of(name: Option<&Wording>, id: &Id, language: Language) -> Self {
        let Some(name) = name else {
            // Closed since: the id still says which one it was.
            return Self {
                text: id.to_string(),
                language: None,
            };
        };
        Self::known(name, language)
    }

    pub fn known(name: &Wording, language: Language) -> Self {
        let said = name.for_reader(language);
        Self {
            text: said.text.to_owned(),
            language: said.language.map(str::to_owned),
        }
    }

    pub fn login_service(service: &LoginService, language: Language) -> Self {
        Self::known(service.title(), language)
    }

    pub fn organisation(accounts: &Accounts, id: &Id, language: Language) -> Self {
        let board = accounts.directory.board();
        let known = board.organisations.get(id);
        Self::of(known.map(|organisation| &organisation.name), id, language)
    }

    pub fn place(accounts: &Accounts, id: &Id, language: Language) -> Self {
        let board = accounts.directory.board();
        Self::of(board.place(id).map(|place| &place.name), id, language)
    }
}
