//! Open enums: known values have a name, unknown ones are kept.

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use vove_model::{AddressProofType, DocumentStep, DocumentType, Sex, StepId, VerificationStatus};

fn round_trip<T: Serialize + DeserializeOwned>(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap();
    let value: T = serde_json::from_str(&json).unwrap();
    serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap()
}

#[test]
fn every_documented_text_has_a_name_and_keeps_its_spelling() {
    for text in StepId::KNOWN {
        assert!(StepId::from(*text).is_known());
        assert_eq!(DocumentStep::from(*text).as_str(), *text);
        assert_eq!(round_trip::<DocumentStep>(text), *text);
    }
    for text in VerificationStatus::KNOWN {
        assert!(VerificationStatus::from(*text).is_known());
        assert_eq!(round_trip::<VerificationStatus>(text), *text);
    }
}

#[test]
fn two_spellings_are_one_step() {
    assert_eq!(StepId::from("DRIVER_LICENSE"), StepId::DrivingLicense);
    assert_eq!(DocumentStep::from("DRIVER_LICENSE"), DocumentStep::from(StepId::DrivingLicense));
    assert_eq!(StepId::from("DRIVER_LICENSE"), StepId::from("DRIVING_LICENSE"));
    assert_eq!(StepId::from("CAR_REGISTRATION_CARD"), StepId::from("CAR_REGISTRATION_DOCUMENT"));
    assert_ne!(StepId::from("DRIVER_LICENSE"), StepId::from("CAR_REGISTRATION_CARD"));
}

#[test]
fn an_unknown_value_is_kept_and_not_printed() {
    let status = VerificationStatus::from("AMINA");
    assert_eq!(status.as_str(), "AMINA");
    assert_eq!(format!("{status:?}"), "Unknown(..)");
}

proptest! {
    #[test]
    fn any_text_is_written_back_byte_for_byte(text in any::<String>()) {
        prop_assert_eq!(&round_trip::<VerificationStatus>(&text), &text);
        prop_assert_eq!(&round_trip::<StepId>(&text), &text);
        prop_assert_eq!(&round_trip::<DocumentStep>(&text), &text);
        prop_assert_eq!(&round_trip::<DocumentType>(&text), &text);
        prop_assert_eq!(&round_trip::<AddressProofType>(&text), &text);
        prop_assert_eq!(&round_trip::<Sex>(&text), &text);
    }
}
