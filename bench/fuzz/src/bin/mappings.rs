//! Any text as a mapping, any rows to draft one from.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("mappings"), |data: &[u8]| {
    fuzz::targets::mappings::run(data);
});
