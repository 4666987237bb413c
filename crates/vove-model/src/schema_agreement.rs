//! Tests that each payload reads and writes the fields of its schema.

use serde::{Deserialize, Serialize};

use crate::{
    AmlCase, BeneficialOwner, BusinessSearch, Document, DocumentAnalysis, HasSchema, KybCase, KybCaseCreated,
    KybDocument, KybFlowDetails, Screening, ScreeningData, SubmittedUser, UserDocuments, UserVerification,
    WebsiteAnalysis, json::schema::agreement::assert_reads, testing,
};

/// Asserts that a payload reads the fields of its schema and writes each of them as it came.
fn assert_agrees<T: for<'de> Deserialize<'de> + Serialize + HasSchema>() {
    assert_reads::<T>(&T::SCHEMA);
    let sample = testing::sample_json::<T>();
    let value: T = serde_json::from_value(sample.clone()).unwrap();
    assert_eq!(serde_json::to_value(value).unwrap(), sample);
}

#[test]
fn every_payload_agrees_with_its_schema() {
    assert_agrees::<UserVerification>();
    assert_agrees::<UserDocuments>();
    assert_agrees::<Document>();
    assert_agrees::<KybCase>();
    assert_agrees::<KybCaseCreated>();
    assert_agrees::<KybDocument>();
    assert_agrees::<DocumentAnalysis>();
    assert_agrees::<KybFlowDetails>();
    assert_agrees::<BusinessSearch>();
    assert_agrees::<WebsiteAnalysis>();
    assert_agrees::<BeneficialOwner>();
    assert_agrees::<AmlCase>();
    assert_agrees::<ScreeningData>();
    assert_agrees::<Screening>();
    assert_agrees::<SubmittedUser>();
}
