//! Which days are holidays in Belgium.
