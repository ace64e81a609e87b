//! Organisations as the operator keeps them: added by hand, and which communes each coordinates.

use std::collections::BTreeMap;

use kernel::{Id, Language, Wording};
use serde_json::json;
use web::{Ground, Permit};

use super::{tell, trace_more};
use crate::Directory;
use crate::access::KeepOrganisations;
use crate::model::{Coverage, Organisation};
use crate::store::{self, SourceFacts};

/// The kinds of organisation that the tables know.
pub const ORGANISATION_KINDS: [&str; 9] = [
    "charity", "library", "commune", "cpas", "training", "company", "public", "network", "other",
];

/// The source of what whoever runs the installation says.
const HERE: &str = "here";

/// Why an organisation was not written; nothing was.
#[derive(Debug, thiserror::Error)]
pub enum OrganisationError {
    #[error("there is no organisation {0}: `passerelle organisation list` shows them")]
    Unknown(Id),
    #[error("there is an organisation of this name: {0}")]
    SameName(Id),
    #[error("an organisation has a name")]
    NoName,
    #[error("\"{0}\" is not known; an organisation is of one of these kinds: {kinds}", kinds = ORGANISATION_KINDS.join(", "))]
    NoKind(String),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// An organisation as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: Id,
    pub kind: String,
    pub name: String,
    pub coverage: Coverage,
}

/// What an organisation coordinates at this moment. Asked anew for every request: a change is felt at once.
///
/// # Errors
/// The database's.
pub async fn coverage(ground: &Ground, organisation: &Id) -> Result<Coverage, db::Error> {
    let mut conn = ground.db.read().await?;
    let prefixes = store::prefixes_of(&mut conn, organisation).await?;
    Ok(Coverage::new(prefixes))
}

/// Writes an organisation that no source names; its id. `language` is that of the name; a proper name has none.
///
/// # Errors
/// [`OrganisationError`]: a kind that is not known, no name, or a name that one bears already.
pub async fn add_organisation(
    directory: &Directory,
    permit: &Permit<KeepOrganisations>,
    name: &str,
    kind: &str,
    language: Option<Language>,
) -> Result<Id, OrganisationError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(OrganisationError::NoName);
    }
    if !ORGANISATION_KINDS.contains(&kind) {
        return Err(OrganisationError::NoKind(kind.to_owned()));
    }
    let folded = finder::fold(name);
    let board = directory.board();
    let same = board.organisations.values().find(|known| {
        let mut names = known.name.texts();
        names.any(|name| finder::fold(name) == folded)
    });
    if let Some(same) = same {
        return Err(OrganisationError::SameName(same.id.clone()));
    }
    let ground = &directory.ground;
    let now = ground.clock.now();
    let code = language.map_or("", Language::code).to_owned();
    let organisation = Organisation {
        id: ground.ids.next(now),
        kind: kind.to_owned(),
        name: Wording([(code, name.to_owned())].into()),
        other_names: Vec::new(),
        says: Wording::default(),
        phone: None,
        email: None,
        website: None,
        commune: None,
        postcode: None,
        source: HERE.to_owned(),
        section: None,
        stated_on: Some(kernel::clock::in_brussels(now).date().to_string()),
    };
    let mut tx = ground.db.begin().await?;
    let source = SourceFacts {
        id: HERE,
        title: &ground.installation.name,
        ..SourceFacts::default()
    };
    store::put_source(&mut tx, &source).await?;
    store::insert_organisation(&mut tx, &organisation).await?;
    let id = organisation.id;
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "organisation.added",
        id.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// The organisations whose name or id holds these words, by name; without words all.
///
/// # Errors
/// The database's.
pub async fn list_organisations(
    directory: &Directory,
    _permit: &Permit<KeepOrganisations>,
    words: &str,
) -> Result<Vec<Listed>, db::Error> {
    let mut conn = directory.ground.db.read().await?;
    let mut prefixes: BTreeMap<Id, Vec<String>> = store::all_prefixes(&mut conn).await?;
    let language = directory.ground.installation.languages[0];
    let words = finder::fold(words);
    let board = directory.board();
    let mut listed: Vec<Listed> = board
        .organisations
        .values()
        .filter(|one| {
            let mut names = one
                .name
                .texts()
                .chain(one.other_names.iter().map(String::as_str));
            words.is_empty()
                || names.any(|name| finder::fold(name).contains(&words))
                || one.id.as_str() == words
        })
        .map(|one| Listed {
            id: one.id.clone(),
            kind: one.kind.clone(),
            name: one.name.for_reader(language).text.to_owned(),
            coverage: Coverage::new(prefixes.remove(&one.id).unwrap_or_default()),
        })
        .collect();
    listed.sort_by(|a, b| (finder::fold(&a.name), &a.id).cmp(&(finder::fold(&b.name), &b.id)));
    Ok(listed)
}

/// Writes which communes an organisation coordinates from now on, over what it did before.
///
/// # Errors
/// [`OrganisationError`]: an organisation that is not known.
pub async fn coordinate(
    ground: &Ground,
    permit: &Permit<KeepOrganisations>,
    organisation: &Id,
    coverage: &Coverage,
) -> Result<(), OrganisationError> {
    let mut tx = ground.db.begin().await?;
    if !store::has_organisation(&mut tx, organisation).await? {
        return Err(OrganisationError::Unknown(organisation.clone()));
    }
    store::put_prefixes(&mut tx, organisation, coverage.prefixes()).await?;
    trace_more(
        &mut tx,
        ground,
        permit.actor(),
        "organisation.coordinates",
        organisation.as_str(),
        json!({ "prefixes": coverage.prefixes() }),
    )
    .await?;
    Ok(tx.commit().await?)
}
