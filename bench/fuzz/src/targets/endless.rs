//! Cells of a hundred megabytes and rows without an end, as far as low limits need them.

use sheets::Options;

use crate::recipe::Recipe;
use crate::watch::{self, low};

pub fn run(data: &[u8]) {
    let recipe = Recipe::read(data);
    let options = Options {
        limits: low(),
        ..Options::default()
    };
    let answer = watch::read(|| recipe.file(), &options);
    assert!(
        !recipe.is_endless || answer.end.is_err(),
        "read to an end that it has not"
    );
}
