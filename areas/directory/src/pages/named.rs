//! From the id in an address to what it names.

use kernel::Id;
use web::{Cx, Problem};

use crate::Directory;
use crate::store::{self, Alias};

/// What an address of the form `/{kind}/{id}` names, as `look` finds it; else where the address leads.
pub(super) async fn named<'a, T: 'a>(
    directory: &Directory,
    cx: &Cx,
    kind: &'static str,
    id: &str,
    look: impl FnOnce(&Id) -> Option<&'a T>,
) -> Result<&'a T, Problem> {
    let id = Id::parse(id).map_err(|_| Problem::NotFound)?;
    match look(&id) {
        Some(found) => Ok(found),
        None => Err(elsewhere(directory, kind, &id, &cx.path(&format!("/{kind}/"))).await),
    }
}

/// What becomes of an id that is not on the board: merged into another, closed, or never there.
pub(crate) async fn elsewhere(
    directory: &Directory,
    kind: &'static str,
    id: &Id,
    path: &str,
) -> Problem {
    let found = async {
        let mut conn = directory.ground.db.read().await?;
        store::alias_of(&mut conn, kind, id).await
    };
    match found.await {
        Ok(Some(Alias::Moved(new))) => Problem::Moved {
            to: format!("{path}{new}"),
        },
        Ok(Some(Alias::Gone)) => Problem::Gone,
        Ok(None) => Problem::NotFound,
        Err(error) => error.into(),
    }
}
