//! Reads the command line, runs it, prints one error, exits.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
#[cfg(unix)]
use std::process::Command;
use std::process::ExitCode;

use clap::Parser as _;
use reelated::cli::{Cli, Output, run};
use reelated::diagnostic::Style;

/// A third of an answer's time goes into allocating. Against the C library's allocator this one
/// takes a fifth off the whole (BENCHMARKS.md, "The whole bot").
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    #[cfg(unix)]
    if cli.serves() {
        give_memory_back_soon();
    }
    let watched = io::stderr().is_terminal();
    let coloured = watched && std::env::var_os("NO_COLOR").is_none();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut error = io::stderr();
    let mut output = Output {
        out: &mut out,
        error: &mut error,
        style: if coloured {
            Style::Coloured
        } else {
            Style::Plain
        },
        watched,
    };
    let ended = run(cli, &mut output).and_then(|code| Ok(out.flush().map(|()| code)?));
    match ended {
        Ok(code) => code,
        // Whoever reads has had enough, as `head` does: nothing went wrong.
        Err(failure) if is_broken_pipe(&failure) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(error, "reelated: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

/// Starts the program again in its own place, with an allocator that gives memory back to the system some
/// ten milliseconds after it is freed. By default mimalloc waits for a second, and then until it is
/// asked for more: half of what reading the library took would stay (BENCHMARKS.md, "The whole bot").
/// It takes its settings from the environment alone, as it finds it before `main`.
///
/// Where the program cannot be started again, it goes on, with more memory.
///
/// Source: mimalloc's documentation, "Environment options", `MIMALLOC_PURGE_DELAY`.
#[cfg(unix)]
fn give_memory_back_soon() {
    use std::os::unix::process::CommandExt as _;
    const PURGE_DELAY: &str = "MIMALLOC_PURGE_DELAY";
    if std::env::var_os(PURGE_DELAY).is_some() {
        return;
    }
    let mut arguments = std::env::args_os();
    let (Some(name), Ok(program)) = (arguments.next(), std::env::current_exe()) else {
        return;
    };
    let mut again = Command::new(program);
    again.arg0(name).args(arguments).env(PURGE_DELAY, "10");
    let _not_started: io::Error = again.exec();
}

fn is_broken_pipe(failure: &anyhow::Error) -> bool {
    failure
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
