//! Runs other programs so that nothing outlives this one, and reads what test programs say.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context, Result, bail};

/// What test programs said: how many tests passed and failed, and the figures they printed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// What stood after `figure: ` on a line of its own, in order.
    pub figures: Vec<String>,
    /// What stood after `statement: `: lines for the accessibility statement.
    pub statements: Vec<String>,
    /// The names of the tests that passed.
    pub names: Vec<String>,
}

impl Tally {
    /// Adds what one line of output says, if it says anything.
    pub fn read(&mut self, line: &str) {
        // With --nocapture a figure may share its line with `test name ... `.
        if let Some((_, figure)) = line.split_once("figure: ") {
            self.figures.push(figure.trim().to_owned());
        }
        if let Some(statement) = line.strip_prefix("statement: ") {
            self.statements.push(statement.to_owned());
        }
        if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix(" ... ok"))
        {
            self.names.push(name.to_owned());
        }
        let Some(rest) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        for part in rest.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let Some(count) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => self.passed += count,
                Some("failed") => self.failed += count,
                _ => {}
            }
        }
    }

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.figures.extend(other.figures);
        self.statements.extend(other.statements);
        self.names.extend(other.names);
    }
}

/// A shell that acts as soon as this program is gone, however it went: it waits on a pipe that
/// only we hold.
pub struct Reaper {
    shell: Child,
    pipe: Option<ChildStdin>,
}

impl Reaper {
    /// `script` runs when the pipe closes, unless `dismiss` came first; `$1` is `argument`.
    pub fn new(script: &str, argument: &str) -> Result<Self> {
        let mut shell = Command::new("sh")
            .args([
                "-c",
                &format!("read -r done || {{ {script}; }}"),
                "reaper",
                argument,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("sh")?;
        let pipe = shell.stdin.take();
        Ok(Self { shell, pipe })
    }

    /// Nothing is left to be cleaned up.
    pub fn dismiss(mut self) {
        if let Some(mut pipe) = self.pipe.take() {
            let _ = pipe.write_all(b"done\n");
        }
        let _ = self.shell.wait();
    }

    /// Clean up now, and wait until it is done.
    pub fn act(mut self) {
        drop(self.pipe.take());
        let _ = self.shell.wait();
    }
}

/// A started program whose whole process group ends with it, or with us.
pub struct Started {
    pub child: Child,
    reaper: Option<Reaper>,
}

impl Started {
    /// Starts `command` in a process group of its own.
    pub fn new(command: &mut Command) -> Result<Self> {
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", shown(command)))?;
        let reaper = Reaper::new(
            "kill -TERM -- \"-$1\"; sleep 5; kill -KILL -- \"-$1\"",
            &child.id().to_string(),
        )?;
        Ok(Self {
            child,
            reaper: Some(reaper),
        })
    }

    /// Waits for the end that comes by itself.
    pub fn wait(mut self) -> Result<bool> {
        let status = self.child.wait()?;
        if let Some(reaper) = self.reaper.take() {
            reaper.dismiss();
        }
        Ok(status.success())
    }

    /// Asks it to stop, as a service manager does, and waits.
    pub fn stop(mut self) -> Result<bool> {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        asked.context("kill")?;
        let status = self.child.wait()?;
        if let Some(reaper) = self.reaper.take() {
            reaper.dismiss();
        }
        Ok(status.success())
    }
}

/// Runs `command` to its end; its output goes straight through. False when it failed.
pub fn run(command: &mut Command) -> Result<bool> {
    Started::new(command.stdin(Stdio::null()))?.wait()
}

/// As `run`, but a failure is an error that names the command.
pub fn must(command: &mut Command) -> Result<()> {
    if !run(command)? {
        bail!("failed: {}", shown(command));
    }
    Ok(())
}

/// Runs a test program, passes its output on and counts what it says.
pub fn tests(command: &mut Command) -> Result<(bool, Tally)> {
    listen(command, |_| true)
}

/// As `tests`, without the lines of programs in which no test had the name that was asked for.
pub fn few_tests(command: &mut Command) -> Result<(bool, Tally)> {
    let says_nothing = |line: &str| {
        line.is_empty() || line == "running 0 tests" || line.contains(". 0 passed; 0 failed;")
    };
    listen(command, |line| !says_nothing(line))
}

fn listen(command: &mut Command, shows: impl Fn(&str) -> bool) -> Result<(bool, Tally)> {
    let mut started = Started::new(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let output = started.child.stdout.take().context("no output to read")?;
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if shows(&line) {
            println!("{line}");
        }
        tally.read(&line);
    }
    Ok((started.wait()?, tally))
}

/// The output of a short command, or an error that holds what it complained of.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| shown(command))?;
    if !output.status.success() {
        bail!(
            "failed: {}\n{}",
            shown(command),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as somebody would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_test_programs_add_up() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        tally
            .read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.read("test a_sentence ... ok");
        assert_eq!((tally.passed, tally.failed), (15, 2));
    }

    #[test]
    fn a_figure_is_found_even_behind_the_name_of_its_test() {
        let mut tally = Tally::default();
        tally.read("test it_agrees ... figure: 0 of 525600 minutes differ");
        assert_eq!(tally.figures, ["0 of 525600 minutes differ"]);
    }

    #[test]
    fn a_failing_command_is_named() {
        let error = must(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().contains("sh -c exit 3"));
    }

    #[test]
    fn the_reaper_acts_when_its_pipe_closes_and_not_when_dismissed() {
        let folder = std::env::temp_dir().join(format!("passerelle-reaper-{}", std::process::id()));
        for (acts, name) in [(true, "acted"), (false, "dismissed")] {
            let mark = folder.with_extension(name);
            let reaper = Reaper::new("touch \"$1\"", &mark.to_string_lossy()).unwrap();
            if acts {
                reaper.act()
            } else {
                reaper.dismiss()
            }
            assert_eq!(mark.exists(), acts);
            let _ = std::fs::remove_file(mark);
        }
    }
}
