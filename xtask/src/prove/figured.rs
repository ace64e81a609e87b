//! What a proof must have printed to hold.

use anyhow::{Result, ensure};

use crate::run::Tally;

/// A promise is shown with a figure: one that prints none did not look, or nobody can tell at what.
pub fn figured(tally: Tally) -> Result<Tally> {
    let says = |figure: &String| !figure.trim().is_empty();
    ensure!(
        tally.failed > 0 || tally.figures.iter().any(says),
        "no figure was printed"
    );
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_without_a_figure_does_not_hold() {
        let with = |figures: &[&str]| Tally {
            passed: 3,
            figures: figures.iter().map(|one| (*one).to_owned()).collect(),
            ..Tally::default()
        };
        assert!(figured(with(&[])).is_err());
        assert!(figured(with(&[" "])).is_err());
        assert!(figured(with(&["98 routes"])).is_ok());
        assert!(figured(with(&[super::super::NOT_CHECKED])).is_ok());
        // One that is broken says what is broken.
        let broken = Tally {
            failed: 1,
            ..Tally::default()
        };
        assert!(figured(broken).is_ok());
    }
}
