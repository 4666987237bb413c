use vove_client::{ApiKey, BaseUrl, Client, ErrorKind};
use vove_emulator::{Emulator, Outcome, PEOPLE};
use vove_model::Decision;

use crate::ref_id;

async fn emulator() -> (Emulator, Client) {
    let emulator = Emulator::builder().start().await.unwrap();
    let base: BaseUrl = emulator.url().parse().unwrap();
    let client = Client::new(base.into(), ApiKey::new(emulator.api_key()).unwrap()).unwrap();
    (emulator, client)
}

#[tokio::test]
async fn every_outcome_travels_from_the_emulator_to_a_decision() {
    let (emulator, client) = emulator().await;
    let mut table = String::new();
    for (outcome, person) in Outcome::ALL.into_iter().zip(PEOPLE.iter().cycle()) {
        let id = ref_id(outcome.as_str());
        let session = client.create_session(&id).await.unwrap();
        assert!(session.token.expires_at().is_some());
        assert!(client.find_user_verification(&id).await.unwrap().is_none(), "nothing was done yet");

        emulator.finish(id.as_str(), person, outcome).unwrap();
        let user = client.get_user_verification(&id).await.unwrap();
        assert_eq!((user.ref_id.as_str(), user.status.as_str()), (id.as_str(), outcome.as_str()));
        assert_eq!(user.session_id, session.session_id);
        assert_eq!(matches!(user.decision(), Decision::Approved(_)), outcome == Outcome::Successful);

        let documents = client.get_user_documents(&id).await.unwrap();
        let images =
            documents.documents.iter().filter(|document| document.front.as_ref().is_some_and(|f| f.decode().is_ok()));
        table += &format!(
            "{}: {:?}, {} documents, {} with a front, selfie {}\n",
            outcome.as_str(),
            user.status,
            user.documents.len(),
            images.count(),
            documents.selfie.is_some()
        );
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn everybody_can_be_verified() {
    let (emulator, client) = emulator().await;
    for person in PEOPLE {
        let id = ref_id(person);
        client.create_session(&id).await.unwrap();
        emulator.finish(person, person, Outcome::Successful).unwrap();
        let user = client.get_user_verification(&id).await.unwrap();
        let Decision::Approved(evidence) = user.decision() else { panic!("{person} is not approved") };
        assert!(evidence.id_document().is_some());
    }
}

#[tokio::test]
async fn a_wrong_key_is_unauthorized_and_says_what_it_may_be() {
    let (emulator, _) = emulator().await;
    let base: BaseUrl = emulator.url().parse().unwrap();
    let client = Client::new(base.into(), ApiKey::new("wrong").unwrap()).unwrap();
    let error = client.create_session(ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert!(error.to_string().contains("public key"));
}
