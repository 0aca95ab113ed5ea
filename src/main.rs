//! Reads the command line, runs it, prints one error, exits.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
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

fn is_broken_pipe(failure: &anyhow::Error) -> bool {
    failure
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
