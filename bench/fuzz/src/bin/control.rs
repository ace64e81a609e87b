//! A fuzzer that has to fail.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("control"), |data: &[u8]| {
    fuzz::targets::control::run(data);
});
