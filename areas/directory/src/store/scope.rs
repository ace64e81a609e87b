//! The places that somebody looks after, as queries begin with them.

use crate::model::Scope;

/// A query over `mine`, the places of a [`Scope`]: from them one goes on to what is about them, so that what is about
/// the places of others costs nothing. Join with `cross join … where`: then SQLite begins with `mine`.
macro_rules! of_scope {
    ($query:literal) => {
        concat!(
            "with mine as (
                 select p.id from directory_place p
                  where p.organisation_id = $1 and ($2 = '' or p.id = $2)
                  union
                 select p.id from directory_coordination c join directory_place p
                     on substr(coalesce(p.commune_nis, ''), 1, length(c.code_prefix)) = c.code_prefix
                  where $3 = 'yes' and c.organisation_id = $1 and p.country = 'BE') ",
            $query
        )
    };
}
pub(super) use of_scope;

/// What the three parameters of a query over a [`Scope`] are.
pub(super) fn parameters(scope: &Scope<'_>) -> [String; 3] {
    [
        scope.organisation.to_string(),
        scope.only.map(ToString::to_string).unwrap_or_default(),
        if scope.coordinates { "yes" } else { "no" }.to_owned(),
    ]
}
