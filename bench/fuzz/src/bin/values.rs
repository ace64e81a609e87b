//! Days of the year 0 and other odd values.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("values"), |data: &[u8]| {
    fuzz::targets::values::run(data);
});
