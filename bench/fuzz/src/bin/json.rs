//! Hostile JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("json"), |data: &[u8]| {
    fuzz::targets::json::run(data);
});
