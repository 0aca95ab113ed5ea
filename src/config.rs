//! The configuration: `config.toml` and the environment, read into one checked [`Config`].
//!
//! The environment wins over the file. Everything that is wrong is reported at once, with the
//! line or the variable it stands in; no report ever shows a token.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Read as _},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    num::NonZeroU64,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::{
    diagnostic::{Place, Problem, Problems},
    library::{self, Strictness},
    settings::Settings,
};

mod database;
mod keys;
mod public_key;
mod read;
mod token;

pub use database::{Database, DatabaseUrl};
pub use public_key::PublicKey;
pub use token::{Token, TokenProblem};

/// Where the configuration is looked for when no path is given.
pub const DEFAULT_PATH: &str = "config.toml";
/// The environment variable that holds the token.
pub const TOKEN_VARIABLE: &str = "DISCORD_TOKEN";

/// What the operator decides. Every field has a default; [`Config::default`] is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// How the bot reaches Discord.
    pub discord: Discord,
    /// Which films it knows.
    pub library: LibrarySources,
    /// Where servers' settings are kept.
    pub database: Database,
    /// The settings of a server whose admins have not chosen their own.
    pub answers: Settings,
    /// What is logged, and how.
    pub log: Log,
}

/// How the bot reaches Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discord {
    /// Where the token comes from.
    pub token: TokenFrom,
    /// A base URL other than Discord's: a proxy or a test server.
    pub api_url: Option<BaseUrl>,
    /// The one server to register commands in, for trying them out; everywhere if absent.
    pub dev_guild: Option<NonZeroU64>,
    /// How interactions arrive.
    pub mode: Mode,
    /// The application's public key: what interactions that come over HTTP are signed with.
    pub public_key: Option<PublicKey>,
    /// Where to listen for interactions that come over HTTP.
    pub listen: SocketAddr,
    /// The peers that may have any number of connections there.
    pub proxies: Vec<IpNet>,
    /// How long requests are still answered once the bot has said that it is about to stop.
    pub drain: Duration,
}

/// Where the token comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TokenFrom {
    /// None was given.
    #[default]
    Nowhere,
    /// From [`TOKEN_VARIABLE`].
    Variable(Result<Token, TokenProblem>),
    /// From a file.
    File {
        /// The file.
        path: PathBuf,
        /// Where it is named.
        set_at: Place,
    },
}

/// How interactions arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Mode {
    /// Over serenity's gateway connection.
    #[default]
    Gateway,
    /// As signed HTTP requests.
    Endpoint {
        /// Where that is said.
        set_at: Place,
    },
}

/// The base URL of a Discord API: `http` or `https`, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Box<str>);

/// Which films the bot knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibrarySources {
    /// Whether the reviews in the binary are among them.
    pub bundled: bool,
    /// Whether the listings in the binary are among them.
    pub catalogue: bool,
    /// Directories with more reviews, the later ones winning.
    pub directories: Vec<PathBuf>,
    /// Whether the directories are read again as their files change.
    pub watch: bool,
    /// What becomes of the others when a record cannot be used.
    pub strictness: Strictness,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The form of a line.
    pub format: LogFormat,
    /// Which lines, as directives of `tracing_subscriber`'s `Targets`.
    pub filter: String,
    /// Whether lines are coloured.
    pub color: Color,
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON object per line.
    Json,
}

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Color {
    /// If it goes to a terminal and `NO_COLOR` is not set.
    #[default]
    Auto,
    Always,
    Never,
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            token: TokenFrom::default(),
            api_url: None,
            dev_guild: None,
            mode: Mode::default(),
            public_key: None,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            proxies: vec![
                Ipv4Net::new_assert(Ipv4Addr::LOCALHOST, 8).trunc().into(),
                Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128).into(),
            ],
            drain: Duration::from_secs(10),
        }
    }
}

impl Default for LibrarySources {
    fn default() -> Self {
        Self {
            bundled: true,
            catalogue: true,
            directories: Vec::new(),
            watch: true,
            strictness: Strictness::Lenient,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: LogFormat::default(),
            // serenity's INFO spans print the state of its rate limiter at every request.
            filter: "info,serenity=warn".to_owned(),
            color: Color::default(),
        }
    }
}

impl BaseUrl {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or("does not start with http:// or https://")?;
        let host = rest.split('/').next().unwrap_or_default();
        if text.contains('@') {
            return Err("holds a user name");
        }
        if text.contains(['?', '#']) {
            return Err("holds a query or a fragment");
        }
        if host.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("is not an address");
        }
        Ok(Self(text.trim_end_matches('/').into()))
    }

    /// The URL as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Config {
    /// Reads the file and the environment.
    ///
    /// Without a path, [`DEFAULT_PATH`] in the working directory is read if it is there. Takes
    /// `std::env::vars_os()` as the environment; variables that are empty count as not set.
    pub fn load(
        path: Option<&Path>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, Problems> {
        let mut config = Self::default();
        let mut problems = Problems::new();
        let file = path.unwrap_or(Path::new(DEFAULT_PATH));
        match contents(file) {
            Ok(bytes) => {
                let name: Arc<str> = file.display().to_string().into();
                let base = file.parent().unwrap_or(Path::new(""));
                read::file(&mut config, &name, &bytes, base, &mut problems);
            }
            Err(error) if path.is_none() && error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.push(unreadable(file, &error)),
        }
        read::environment(&mut config, environment, &mut problems);
        read::whole(&config, &mut problems);
        if problems.errors() == 0 {
            Ok(config)
        } else {
            problems.sort();
            Err(problems)
        }
    }

    /// The token, if one is named; reads `discord.token_file` where that names it.
    pub fn token(&self) -> Result<Option<Token>, Problem> {
        let (token, place) = match &self.discord.token {
            TokenFrom::Nowhere => return Ok(None),
            TokenFrom::Variable(token) => (token.clone(), Place::variable(TOKEN_VARIABLE)),
            TokenFrom::File { path, set_at } => {
                let text = contents(path)
                    .map_err(|error| no_token_file(set_at, path, &error))
                    .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())?;
                let place = Place::file(path.display().to_string());
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                (Token::parse(text), place)
            }
        };
        token.map(Some).map_err(|problem| {
            Problem::error("token", place, problem.message()).help(problem.help())
        })
    }

    /// Where reviews come from, in the order in which they replace each other.
    pub fn review_sources(&self) -> Vec<library::Source> {
        let LibrarySources {
            bundled,
            catalogue,
            directories,
            watch: _,
            strictness: _,
        } = &self.library;
        let catalogue = catalogue.then_some(library::Source::Catalogue);
        let bundle = bundled.then_some(library::Source::Bundled);
        let directories = directories.iter().cloned();
        catalogue
            .into_iter()
            .chain(bundle)
            .chain(directories.map(library::Source::Configured))
            .collect()
    }
}

/// The bytes of a file that should be small; an error if it is not.
fn contents(path: &Path) -> io::Result<Vec<u8>> {
    const LARGEST: u64 = 1 << 20;
    if fs::metadata(path)?.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a directory",
        ));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "it is larger than 1 MiB",
        ));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let place = Place::file(path.display().to_string());
    match error.kind() {
        io::ErrorKind::NotFound => Problem::error("missing", place, "there is no such file")
            .help("copy config.example.toml there, or leave `--config` out"),
        _ => Problem::error(
            "unreadable",
            place,
            format!("the configuration cannot be read: {error}"),
        ),
    }
}

fn no_token_file(set_at: &Place, path: &Path, error: &io::Error) -> Problem {
    let path = token::without_tokens(&path.display().to_string());
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {path}"),
        _ => format!("{path} cannot be read: {error}"),
    };
    Problem::error("token", set_at.clone(), message).help(format!(
        "put the token into that file, or into the environment variable {TOKEN_VARIABLE}"
    ))
}

#[cfg(test)]
mod tests;
