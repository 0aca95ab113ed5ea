//! Who is connected to the gateway.

use super::*;

fn process(holder: i64) -> Holder {
    Holder {
        holder,
        machine: format!("machine {holder}"),
        process: 7,
        renewals: 0,
    }
}

#[tokio::test]
async fn one_process_holds_an_application_until_it_leaves_or_is_gone() {
    on_each(async |store| {
        let (first, second) = (process(1), process(2));
        assert_eq!(store.hold_gateway(100, &first, None).await.unwrap(), None);
        let found = store.hold_gateway(100, &second, None).await.unwrap();
        let found = found.unwrap();
        assert_eq!((found.holder, found.renewals), (1, 1));
        // Another application is nobody's matter.
        assert_eq!(
            store.hold_gateway(u64::MAX, &second, None).await.unwrap(),
            None
        );
        // It lives: what was found is not what is there.
        assert_eq!(store.hold_gateway(100, &first, None).await.unwrap(), None);
        let lives = store
            .hold_gateway(100, &second, Some(&found))
            .await
            .unwrap();
        assert_eq!(lives.as_ref().map(|found| found.renewals), Some(2));
        // It is gone.
        assert_eq!(
            store
                .hold_gateway(100, &second, lives.as_ref())
                .await
                .unwrap(),
            None
        );
        let found = store.hold_gateway(100, &first, None).await.unwrap();
        assert_eq!(found.unwrap().machine, "machine 2");
        // Who holds nothing leaves nothing.
        store.leave_gateway(100, &first).await.unwrap();
        assert!(
            store
                .hold_gateway(100, &first, None)
                .await
                .unwrap()
                .is_some()
        );
        store.leave_gateway(100, &second).await.unwrap();
        assert_eq!(store.hold_gateway(100, &first, None).await.unwrap(), None);
    })
    .await;
}
