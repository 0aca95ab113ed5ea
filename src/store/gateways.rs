//! Which process is connected to Discord's gateway. Whoever holds an application's row renews it;
//! whether a holder that does not renew it is gone is for the asker to decide.

use super::{Error, Store, to_sql};

/// A process that is connected to the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// A number that the process chose.
    pub holder: i64,
    /// The machine's name; empty where it has none.
    pub machine: String,
    /// The process's number there.
    pub process: u32,
    /// How often it has renewed its row.
    pub renewals: i64,
}

impl Store {
    /// Takes an application's row, or renews it. Where another process than the one that is `gone`
    /// holds it, nothing changes, and that one is given.
    pub async fn hold_gateway(
        &self,
        application: u64,
        me: &Holder,
        gone: Option<&Holder>,
    ) -> Result<Option<Holder>, Error> {
        let mut transaction = self.begin().await?;
        // Writes first, so that one of two processes waits for the other.
        sqlx::query(
            "INSERT INTO gateways (application, holder, machine, process, renewals) \
             VALUES ($1, $2, $3, $4, 0) \
             ON CONFLICT (application) DO UPDATE SET renewals = gateways.renewals",
        )
        .bind(to_sql(application))
        .bind(me.holder)
        .bind(&me.machine)
        .bind(i64::from(me.process))
        .execute(&mut transaction)
        .await?;
        let (holder, machine, process, renewals): (i64, String, i64, i64) = sqlx::query_as(
            "SELECT holder, machine, process, renewals FROM gateways WHERE application = $1",
        )
        .bind(to_sql(application))
        .fetch_one(&mut transaction)
        .await?;
        let found = Holder {
            holder,
            machine,
            process: u32::try_from(process).unwrap_or(0),
            renewals,
        };
        if found.holder != me.holder && gone != Some(&found) {
            return Ok(Some(found));
        }
        sqlx::query(
            "UPDATE gateways SET holder = $2, machine = $3, process = $4, renewals = renewals + 1 \
             WHERE application = $1",
        )
        .bind(to_sql(application))
        .bind(me.holder)
        .bind(&me.machine)
        .bind(i64::from(me.process))
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(None)
    }

    /// Gives an application's row up, where this process holds it.
    pub async fn leave_gateway(&self, application: u64, me: &Holder) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM gateways WHERE application = $1 AND holder = $2")
            .bind(to_sql(application))
            .bind(me.holder)
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await
    }
}
