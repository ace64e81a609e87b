//! The list of areas: the table of contents of the product.

use std::sync::Arc;

use accounts::Accounts;
use anyhow::Context;
use directory::Directory;
use web::{Area, Ground};

/// All steps that make the tables, of the base and of every area.
#[must_use]
pub fn migrations() -> Vec<db::Migration> {
    let mut steps = jobs::migrations().to_vec();
    steps.extend(mail::migrations());
    steps.extend(directory::MIGRATIONS);
    steps.extend(accounts::MIGRATIONS);
    steps
}

/// Everything that people read.
pub const TEXTS: [i18n::Source; 11] = [
    i18n::FORMAT,
    web::TEXTS,
    directory::TEXTS,
    directory::OWNER_TEXTS,
    directory::READABILITY_TEXTS,
    directory::COORDINATE_TEXTS,
    directory::IMPORT_TEXTS,
    directory::IMPORT_REPORT_TEXTS,
    accounts::TEXTS,
    accounts::ACCOUNT_TEXTS,
    accounts::LOGIN_SERVICE_TEXTS,
];

/// The areas, opened on one ground.
#[derive(Debug)]
pub struct Areas {
    pub directory: Arc<Directory>,
    pub accounts: Arc<Accounts>,
}

impl Areas {
    /// # Errors
    /// A database that cannot be read, or a shipped file that cannot be used.
    pub async fn open(ground: &Arc<Ground>) -> anyhow::Result<Self> {
        let directory = Directory::open(Arc::clone(ground))
            .await
            .context("the directory cannot be read")?;
        let accounts = Accounts::open(Arc::clone(ground), Arc::clone(&directory));
        Ok(Self {
            directory,
            accounts,
        })
    }

    #[must_use]
    pub fn list(&self) -> Vec<Area> {
        vec![
            directory::area(&self.directory),
            accounts::area(&self.accounts),
        ]
    }
}
