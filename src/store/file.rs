//! SQLite's file: readable only by its owner, and watched, since what is written to a file that was
//! moved or deleted is lost.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use tracing::{error, info, warn};

use super::Error;

/// What SQLite puts beside the file while it is in use.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Makes the file, and the directory around it, where there is none, and denies others the right to
/// read it. SQLite gives what it puts beside the file the same permissions.
pub(super) fn make(path: &Path) -> Result<Watched, Error> {
    if let Some(directory) = path.parent() {
        make_directory(directory)?;
    }
    // A file that is there is not opened: closing it again would take SQLite's locks from it.
    if !path.exists() {
        match make_private(path) {
            Err(Error::File(error)) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Error::File(error));
            }
            _ => {}
        }
    }
    let metadata = fs::metadata(path).map_err(|error| Error::at(path, &error))?;
    for suffix in std::iter::once("").chain(BESIDE) {
        close_to_others(&beside(path, suffix));
    }
    Ok(Watched {
        path: path.to_owned(),
        identity: identity(&metadata),
        is_new: metadata.len() == 0,
        is_there: true,
    })
}

/// Makes an empty file that only its owner can read.
pub(super) fn make_private(path: &Path) -> Result<(), Error> {
    let file = owners_alone(OpenOptions::new().create_new(true).write(true)).open(path);
    file.map(|_: File| ())
        .map_err(|error| Error::at(path, &error))
}

/// Makes a directory that only its owner can look into, if there is none.
pub(super) fn make_directory(path: &Path) -> Result<(), Error> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder
        .create(path)
        .map_err(|error| Error::at(path, &error))
}

/// A path with something behind its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// A file's path as the URL that sqlx takes. `mode` is `ro` to read, `rw` to write.
pub(super) fn url(path: &Path, mode: &str) -> Result<String, Error> {
    let path = std::path::absolute(path).map_err(Error::File)?;
    let path = path.to_str().ok_or_else(Error::path)?;
    let mut url = "sqlite://".to_owned();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                url.push(char::from(byte));
            }
            _ => _ = write!(url, "%{byte:02X}"),
        }
    }
    _ = write!(url, "?mode={mode}");
    Ok(url)
}

fn owners_alone(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// What a file's mode says of everybody but its owner.
#[cfg(unix)]
const OTHERS: u32 = 0o077;

/// Denies others the right to read a file made by an earlier version, or by somebody copying it.
#[cfg(unix)]
fn close_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    let mut permissions = metadata.permissions();
    if !metadata.is_file() || permissions.mode() & OTHERS == 0 {
        return;
    }
    permissions.set_mode(permissions.mode() & !OTHERS);
    match fs::set_permissions(path, permissions) {
        Ok(()) => info!(
            "other users could read {}: now only its owner can",
            path.display()
        ),
        Err(error) => warn!(
            %error,
            "other users can read {}: make it readable only by its owner",
            path.display()
        ),
    }
}

/// Outside Unix, a file has the permissions of its directory.
#[cfg(not(unix))]
fn close_to_others(_path: &Path) {}

/// A file that is in use, known again wherever it is.
#[derive(Debug)]
pub(super) struct Watched {
    path: PathBuf,
    identity: Identity,
    is_new: bool,
    is_there: bool,
}

type Identity = Option<(u64, u64)>;

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

/// Where files have no number, only their existence can be checked.
#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> Identity {
    None
}

impl Watched {
    /// Says in the log if the database is a new one: whoever starts the bot in another directory
    /// than before wonders where everything is.
    pub(super) fn tell(&self) {
        if self.is_new {
            let path = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
            info!("created a new database at {}", path.display());
        }
    }

    /// Whether the file is where it was. Says so in the log when that changes.
    pub(super) fn look(&mut self) -> bool {
        let found = fs::metadata(&self.path);
        let is_there = match &found {
            Ok(metadata) => identity(metadata) == self.identity,
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        let path = self.path.display();
        match (self.is_there, is_there, found) {
            (true, false, Ok(_)) => error!(
                "the database's file {path} was replaced while the bot was running: nothing is \
                 kept any more until the bot is restarted, or the file is put back"
            ),
            (true, false, Err(_)) => error!(
                "the database's file {path} was moved or deleted while the bot was running: \
                 nothing is kept any more until it is put back. To begin with a new one, restart \
                 the bot"
            ),
            (false, true, _) => info!("the database's file {path} is back"),
            _ => {}
        }
        self.is_there = is_there;
        is_there
    }
}
