//! Formulas in cells that leave and come back.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("formulas"), |data: &[u8]| {
    fuzz::targets::formulas::run(data);
});
