//! Communes and postcodes of Belgium.
