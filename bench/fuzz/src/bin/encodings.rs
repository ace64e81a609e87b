//! Wrong, mixed and broken encodings.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("encodings"), |data: &[u8]| {
    fuzz::targets::encodings::run(data);
});
