//! The command line, as data; what each subcommand does is in `cli/`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};

use crate::app::App;
use crate::catalog::Catalog;
use crate::config::{Config, Token};
use crate::diagnostic::Problems;
use crate::library::{self, Library, Source};
use crate::locale::Locale;
use crate::review::file::Form;
use crate::snowflake::UserId;
use crate::watch::{Reviews, said_left_out};

mod ask;
mod catalogue;
mod check;
mod import;
mod output;
mod plain;
mod playground;
mod secrecy;
mod serve;
mod store;
mod table;

pub use output::Output;
pub use plain::text as plain_text;

/// A Discord bot that recommends films.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Cli {
    /// The configuration; without it, config.toml in the working directory if it is there
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Subcommands,
}

impl Cli {
    /// Whether the program goes on until it is told to stop.
    pub fn serves(&self) -> bool {
        matches!(
            self.command,
            Subcommands::Run | Subcommands::Playground { .. }
        )
    }
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Connect to Discord and answer until told to stop
    Run,
    /// Ask the bot something, without Discord
    Ask(Ask),
    /// Try the bot on a local page that looks like a Discord channel, without a token
    Playground {
        /// Where the page is served; without it, 127.0.0.1:7171, or a free port if that is taken
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
    },
    /// Check the configuration and the reviews, and print every problem
    Check(Check),
    /// Read pasted text as reviews, and say what was taken from which line
    Import(Import),
    /// Print what the library holds, as Markdown: films by decade and genre, who is in the most
    Library {
        /// Write it into this file instead, in the place of what follows its heading there
        #[arg(long, value_name = "FILE")]
        update: Option<PathBuf>,
    },
    /// Make listings of the films of another catalogue
    Catalogue {
        #[command(subcommand)]
        command: Catalogue,
    },
    /// Register the commands with Discord, if they differ
    Register {
        /// Print what would be registered, and contact nobody
        #[arg(long)]
        dry_run: bool,
    },
    /// Copy the database to a new file; the bot may run meanwhile
    Backup {
        /// The file to make
        file: PathBuf,
    },
    /// Put a copy made by `backup` in the place of the database; the bot must not run
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Delete what is kept about a member; the bot may run meanwhile
    Members {
        #[command(subcommand)]
        command: Members,
    },
    /// Print the address that adds the bot to a server
    Invite {
        /// The application's id; without it, it is read from the token
        #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
        application_id: Option<u64>,
    },
}

#[derive(Debug, Subcommand)]
enum Catalogue {
    /// Read a catalogue as its owner publishes it
    #[command(subcommand)]
    Import(Origin),
}

#[derive(Debug, Subcommand)]
enum Origin {
    /// Read IMDb's non-commercial datasets, whose terms are between you and IMDb
    Imdb(Imdb),
}

#[derive(Debug, Subcommand)]
enum Members {
    /// Delete everything that is kept about a member, in every server
    Delete {
        /// The member's id on Discord
        #[arg(value_parser = clap::value_parser!(u64).range(1..))]
        id: u64,
    },
}

/// Ask the bot something, without Discord.
#[derive(Debug, Args)]
struct Ask {
    /// A command as on Discord, such as '/related film:Heat'
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    question: Option<String>,
    /// Print exactly the JSON that Discord would get
    #[arg(long)]
    json: bool,
    /// Read one command per line from standard input, and print one line of JSON for each
    #[arg(long)]
    batch: bool,
    /// The language to be answered in
    #[arg(long, value_name = "CODE", value_parser = locale, default_value = "en")]
    locale: Locale,
    /// The seed of random picks, to get the same again
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u32>,
}

/// Check the configuration and the reviews.
#[derive(Debug, Args)]
struct Check {
    /// Files and directories of reviews; without any, those of the configuration
    paths: Vec<PathBuf>,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    strict: bool,
    /// Print one JSON object, for programs
    #[arg(long)]
    json: bool,
    /// Say what the code of a problem means, such as few-cast, and check nothing
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "strict", "json"])]
    explain: Option<String>,
}

/// Read pasted text as reviews.
#[derive(Debug, Args)]
struct Import {
    /// Files of plain text, one review each
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write one file per review into this directory, instead of printing them
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

/// Read IMDb's non-commercial datasets.
#[derive(Debug, Args)]
struct Imdb {
    /// Where title.basics.tsv.gz, title.principals.tsv.gz, title.crew.tsv.gz, title.ratings.tsv.gz,
    /// title.akas.tsv.gz and name.basics.tsv.gz are
    #[arg(value_name = "DIR")]
    directory: PathBuf,
    /// The file of listings to make, or to replace
    #[arg(long, value_name = "FILE", value_parser = listings)]
    write: PathBuf,
    /// Leave out films that fewer people rated
    #[arg(long, value_name = "N", default_value_t = 0)]
    min_votes: u32,
}

/// The library reads listings by their file's ending.
fn listings(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    match Form::of(&path) {
        Some(Form::JsonLines) => Ok(path),
        _ => Err("the library reads listings from files that end in .jsonl".to_owned()),
    }
}

fn locale(code: &str) -> Result<Locale, String> {
    Locale::from_discord(code).ok_or_else(|| {
        let known: Vec<_> = Locale::ALL.iter().map(|locale| locale.code()).collect();
        format!("the bot speaks {}", known.join(" and "))
    })
}

/// Exit code for a configuration or a review that cannot be used.
const UNUSABLE: u8 = 2;

/// Runs what the command line asks for, and prints its answer.
///
/// # Errors
/// What the caller prints as one chain before it exits with 1.
pub fn run(cli: Cli, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let Cli {
        config: path,
        command,
    } = cli;
    if let Subcommands::Check(asked) = &command {
        // A broken configuration is among what it has to report.
        return check::run(path.as_deref(), asked, output);
    }
    if let Subcommands::Catalogue { command } = &command {
        let Catalogue::Import(Origin::Imdb(asked)) = command;
        return catalogue::import_imdb(asked, output);
    }
    let environment = std::env::vars_os();
    let config = match Config::load(path.as_deref(), environment) {
        Ok(config) => config,
        Err(problems) => return unusable(output, &problems),
    };
    match command {
        Subcommands::Run => serve::run(&config, output),
        Subcommands::Ask(ask) => ask::run(&config, &ask, output),
        Subcommands::Playground { listen } => playground::run(&config, listen, output),
        Subcommands::Check(_) | Subcommands::Catalogue { .. } => {
            unreachable!("answered above, without the configuration")
        }
        Subcommands::Import(files) => import::run(&config, &files, output),
        Subcommands::Library { update } => table::run(&config, update.as_deref(), output),
        Subcommands::Register { dry_run } => serve::register(&config, dry_run, output),
        Subcommands::Backup { file } => store::back_up(&config, &file, output),
        Subcommands::Restore { file } => store::restore(&config, &file, output),
        Subcommands::Members {
            command: Members::Delete { id },
        } => store::delete_member(&config, UserId(id), output),
        Subcommands::Invite { application_id } => invite(&config, application_id, output),
    }
}

/// Prints everything that cannot be used.
fn unusable(output: &mut Output<'_>, problems: &Problems) -> anyhow::Result<ExitCode> {
    output.problems(problems)?;
    Ok(ExitCode::from(UNUSABLE))
}

/// Reads the films that the configuration names.
fn read_library(config: &Config, output: &Output<'_>) -> Result<Library, Problems> {
    read_sources(&config.review_sources(), config, output)
}

fn read_sources(
    sources: &[Source],
    config: &Config,
    output: &Output<'_>,
) -> Result<Library, Problems> {
    let mut waiting = output.waiting("Reading");
    library::load_as(config.library.strictness, sources, |progress| {
        waiting.show(progress);
    })
}

/// Says on standard error how much of a library is left out.
fn say_what_is_left_out(library: &Library, output: &mut Output<'_>) {
    if library.left_out > 0 {
        // Whoever closed standard error does not want to know.
        _ = writeln!(output.error, "{}.", said_left_out(library.left_out));
    }
}

/// Reads what the configuration names, apart from the catalogue of listings: what somebody wrote.
fn read_reviews(config: &Config, output: &mut Output<'_>) -> Result<Library, Problems> {
    let mut sources = config.review_sources();
    sources.retain(|source| *source != Source::Catalogue);
    let library = read_sources(&sources, config, output)?;
    say_what_is_left_out(&library, output);
    Ok(library)
}

/// Reads the reviews, and notes what it takes to read them again as they change.
fn read_watched(config: &Config, output: &Output<'_>) -> Result<(Library, Reviews), Problems> {
    let sources = if config.library.watch {
        config.review_sources()
    } else {
        Vec::new()
    };
    // Before the files are read, so that what changes meanwhile is read again.
    let stamp = library::stamp(&sources);
    let library = read_library(config, output)?;
    let reviews = Reviews::new(sources, config.library.strictness, stamp, &library);
    Ok((library, reviews))
}

/// An app with the films of a library.
fn app(library: Library, config: &Config, seed: Option<u32>) -> App {
    let randomness: crate::app::Randomness = match seed {
        Some(seed) => Box::new(move || seed),
        None => Box::new(rand::random),
    };
    App::new(
        Catalog::new(library.reviews),
        config.answers.clone(),
        randomness,
    )
}

/// The token, or a sentence that says where to get one.
fn token(config: &Config) -> Result<Result<Token, Problems>, anyhow::Error> {
    match config.token() {
        Ok(Some(token)) => Ok(Ok(token)),
        Ok(None) => Err(anyhow::anyhow!(
            "There is no bot token. Make one at https://discord.com/developers/applications, under Bot, and put \
             it into the environment variable DISCORD_TOKEN. To try the bot without one, use \
             `reelated ask '/related film:Heat'`."
        )),
        Err(problem) => {
            let mut problems = Problems::new();
            problems.push(problem);
            Ok(Err(problems))
        }
    }
}

fn invite(config: &Config, id: Option<u64>, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let id = match id {
        Some(id) => id,
        None => match token(config)? {
            Ok(token) => crate::discord::gateway::application_of(token.reveal()).context(
                "The token does not say which application it belongs to. Name it with --application-id; it is on \
                 the application's page at https://discord.com/developers/applications.",
            )?,
            Err(problems) => return unusable(output, &problems),
        },
    };
    output.line(&crate::discord::gateway::invite(id))?;
    Ok(ExitCode::SUCCESS)
}
