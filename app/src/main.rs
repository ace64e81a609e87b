//! The binary `passerelle`.

fn main() -> std::process::ExitCode {
    passerelle::run()
}
