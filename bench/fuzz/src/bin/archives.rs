//! Zip bombs, nested and damaged archives.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("archives"), |data: &[u8]| {
    fuzz::targets::archives::run(data);
});
