//! Backups of SQLite's file: made while the bot runs, put back while it does not.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sqlx::any::{AnyConnectOptions, install_default_drivers};
use sqlx::{AnyConnection, ConnectOptions as _, Connection as _};

use super::file::{beside, make_directory, make_private, url};
use super::{Error, migrations};

/// What the database that a backup replaces is called afterwards.
pub const REPLACED: &str = ".before-restore";

/// Writes a copy of the database at `from` to the new file `to`. The bot may run meanwhile: the
/// copy is of one moment.
pub async fn back_up(from: &Path, to: &Path) -> Result<(), Error> {
    if !from.exists() {
        return Err(missing(from));
    }
    if to.exists() {
        return Err(Error::file(
            io::ErrorKind::AlreadyExists,
            to,
            "exists already",
        ));
    }
    copy(connect(from, "rw").await?, to).await
}

/// Puts the copy at `from` in the place of the database at `to`, which is kept under another name;
/// returns that name. Refuses a copy that is damaged or too new, and a database that is in use.
pub async fn restore(from: &Path, to: &Path) -> Result<Option<PathBuf>, Error> {
    if !from.exists() {
        return Err(missing(from));
    }
    let mut source = connect(from, "ro").await?;
    check(&mut source).await?;
    if let Some(directory) = to.parent() {
        make_directory(directory)?;
    }
    let fresh = beside(to, ".restoring");
    remove(&fresh)?;
    copy(source, &fresh).await?;
    let replaced = if to.exists() {
        leave(to).await?;
        let replaced = beside(to, REPLACED);
        for suffix in ["", "-wal", "-shm"] {
            let (old, new) = (beside(to, suffix), beside(&replaced, suffix));
            remove(&new)?;
            if old.exists() {
                fs::rename(old, new).map_err(Error::File)?;
            }
        }
        Some(replaced)
    } else {
        None
    };
    fs::rename(fresh, to).map_err(Error::File)?;
    Ok(replaced)
}

async fn connect(path: &Path, mode: &str) -> Result<AnyConnection, Error> {
    install_default_drivers();
    let options: AnyConnectOptions = url(path, mode)?.parse()?;
    Ok(options.connect().await?)
}

async fn copy(mut source: AnyConnection, to: &Path) -> Result<(), Error> {
    let partial = beside(to, ".partial");
    remove(&partial)?;
    // SQLite writes into an empty file, and leaves its permissions as they are.
    make_private(&partial)?;
    let path = partial.to_str().ok_or_else(Error::path)?;
    sqlx::query("VACUUM INTO $1")
        .bind(path)
        .execute(&mut source)
        .await?;
    source.close().await?;
    // SQLite leaves writing the copy to the disk to the system.
    File::open(&partial)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(&partial, to))
        .map_err(Error::File)
}

/// Whether the copy is whole, and of a version that this binary knows.
async fn check(source: &mut AnyConnection) -> Result<(), Error> {
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut *source)
        .await?;
    if verdict != "ok" {
        return Err(Error::Damaged(sqlx::Error::Protocol(verdict)));
    }
    migrations::check(source).await
}

/// Makes sure that nobody uses the database, and that everything is in its one file.
async fn leave(path: &Path) -> Result<(), Error> {
    let left = async {
        let mut connection = connect(path, "rw").await?;
        // Only the last connection may leave the write-ahead log.
        sqlx::raw_sql("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
            .execute(&mut connection)
            .await?;
        Ok(connection.close().await?)
    };
    match left.await {
        // A damaged database is what backups are for.
        Err(Error::Damaged(_)) => Ok(()),
        other => other,
    }
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::File(error)),
        _ => Ok(()),
    }
}

fn missing(path: &Path) -> Error {
    Error::file(io::ErrorKind::NotFound, path, "does not exist")
}
