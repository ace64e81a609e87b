//! Gathers the notes on the sources of everything in `data/`, for the page "sources and licences".

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = env::var_os("CARGO_MANIFEST_DIR");
    let here = here.ok_or_else(|| io::Error::other("cargo gives CARGO_MANIFEST_DIR"))?;
    let data = Path::new(&here).join("../data");
    println!("cargo:rerun-if-changed={}", data.display());
    let mut notes = Vec::new();
    gather(&data, &mut notes)?;
    notes.sort();
    let mut code = String::from("pub const NOTES: &[(&str, &str)] = &[\n");
    for note in notes {
        let name = note.strip_prefix(&data).unwrap_or(&note).with_extension("");
        let text = fs::read_to_string(&note)?;
        let _ = writeln!(code, "    ({:?}, {text:?}),", name.display().to_string());
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo gives OUT_DIR"))?;
    fs::write(Path::new(&out).join("sources.rs"), code)
}

fn gather(folder: &Path, notes: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, notes)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "license")
        {
            notes.push(path);
        }
    }
    Ok(())
}
