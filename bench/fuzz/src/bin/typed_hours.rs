//! Hours as people type them ("lu-ve 9h-17h", "ma & do 13u30-16u").
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("typed_hours"), |text: &str| {
    let _ = hours::understand(text);
});
