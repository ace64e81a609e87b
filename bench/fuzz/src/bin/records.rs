//! Any records, compared.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("records"), |data: &[u8]| {
    fuzz::targets::records::run(data);
});
