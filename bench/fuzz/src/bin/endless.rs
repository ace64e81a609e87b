//! Cells of 100 MB, rows without an end.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("endless"), |data: &[u8]| {
    fuzz::targets::endless::run(data);
});
