//! Workbooks whose parts say odd things.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("workbooks"), |data: &[u8]| {
    fuzz::targets::workbooks::run(data);
});
