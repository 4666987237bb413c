//! Every endpoint against the emulator.

use vove_client::{ApiKey, BaseUrl, Client, CreateAmlCase, ErrorKind, ListAmlCases, ListKybCases, ScreenAml};
use vove_emulator::{Emulator, PERSONAS, SessionOutcome};
use vove_model::{AmlCaseStatus, Decision, FlowId, KybCaseStatus, ScreeningData};

use crate::ref_id;

async fn emulator() -> (Emulator, Client) {
    let emulator = Emulator::builder().start().await.unwrap();
    let base: BaseUrl = emulator.url().parse().unwrap();
    let client = Client::new(base.into(), ApiKey::new(emulator.api_key()).unwrap()).unwrap();
    (emulator, client)
}

#[tokio::test]
async fn every_outcome_of_the_emulator_leads_to_its_decision() {
    let (emulator, client) = emulator().await;
    let mut table = String::new();
    for (outcome, person) in SessionOutcome::ALL.into_iter().zip(PERSONAS.iter().cycle()) {
        let id = ref_id(outcome.as_str());
        let session = client.create_session(&id).await.unwrap();
        assert!(session.token.expires_at().is_some());
        assert!(client.find_user_verification(&id).await.unwrap().is_none(), "the person has not started");

        emulator.finish(id.as_str(), person, outcome).unwrap();
        let user = client.get_user_verification(&id).await.unwrap();
        assert_eq!((user.ref_id.as_str(), user.status.as_str()), (id.as_str(), outcome.as_str()));
        assert_eq!(user.session_id, session.session_id);
        assert_eq!(matches!(user.decision(), Decision::Approved(_)), outcome == SessionOutcome::Successful);

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
    for person in PERSONAS {
        let id = ref_id(person);
        client.create_session(&id).await.unwrap();
        emulator.finish(person, person, SessionOutcome::Successful).unwrap();
        let user = client.get_user_verification(&id).await.unwrap();
        let Decision::Approved(evidence) = user.decision() else { panic!("{person} is not approved") };
        assert!(evidence.id_document().is_some());
    }
}

#[tokio::test]
async fn a_wrong_key_is_unauthorized_and_the_error_names_likely_causes() {
    let (emulator, _) = emulator().await;
    let base: BaseUrl = emulator.url().parse().unwrap();
    let client = Client::new(base.into(), ApiKey::new("wrong").unwrap()).unwrap();
    let error = client.create_session(ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert!(error.to_string().contains("publishable key"));
}

#[tokio::test]
async fn business_cases_are_created_fetched_and_listed() {
    let (_emulator, client) = emulator().await;
    let created = client.create_kyb_case(ref_id("shop-7")).await.unwrap();
    assert!(created.token.expires_at().is_some());
    client.create_kyb_case(ref_id("shop-8")).await.unwrap();
    let case = client.get_kyb_case(&created.kyb_case.id).await.unwrap();
    assert_eq!((case.ref_id.as_str(), &case.status), ("shop-7", &KybCaseStatus::NotStarted));
    let found = client.list_kyb_cases(&ListKybCases::new().search("shop-8")).await.unwrap();
    assert_eq!((found.data.len(), found.total), (1, Some(1)));
    let flow = client.get_default_kyb_flow("MA").await.unwrap();
    assert!(flow.starts_with(b"{"));
    let unknown = client.get_kyb_case(&vove_model::KybCaseId::new("unknown").unwrap()).await.unwrap_err();
    assert_eq!((unknown.kind(), unknown.problem().messages.len()), (ErrorKind::NotFound, 1));
}

#[tokio::test]
async fn screening_cases_are_created_fetched_listed_and_updated() {
    let (_emulator, client) = emulator().await;
    let flow = || FlowId::new("flow-1").unwrap();
    let who = |name: &str| ScreeningData::new(name).unwrap();
    for number in 0..25 {
        let name = if number % 5 == 0 { "A SPECIMEN" } else { "NO MATCH" };
        let case = CreateAmlCase::new(ref_id(&format!("cust-{number}")), flow(), who(name));
        assert!(client.create_aml_case(case).await.unwrap().hits.is_none());
    }
    let case = client.get_aml_case(&ref_id("cust-5")).await.unwrap();
    assert!(case.hits.is_some());
    client.update_aml_case_status(&case.id, AmlCaseStatus::Cleared).await.unwrap();
    let mut in_review = client.items(ListAmlCases::new().status(AmlCaseStatus::InReview).limit(2));
    let mut seen = Vec::new();
    while let Some(case) = in_review.next().await {
        seen.push(case.unwrap().ref_id.unwrap().as_str().to_owned());
    }
    assert_eq!(seen, ["cust-0", "cust-10", "cust-15", "cust-20"]);
    let screened = client.screen_aml(ScreenAml::new(flow(), who("A SPECIMEN"))).await.unwrap();
    assert!(!screened.is_clear());
}
