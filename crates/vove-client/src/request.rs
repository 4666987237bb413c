//! One file per endpoint: its parameters, its request and its response.

mod create_aml_case;
mod create_kyb_case;
mod create_session;
mod get_aml_case;
mod get_default_kyb_flow;
mod get_kyb_case;
mod get_user_documents;
mod get_user_verification;
mod list_aml_cases;
mod list_kyb_cases;
mod screen_aml;
mod update_aml_case_status;

pub use self::{
    create_aml_case::CreateAmlCase, create_kyb_case::CreateKybCase, create_session::CreateSession,
    get_aml_case::GetAmlCase, get_default_kyb_flow::GetDefaultKybFlow, get_kyb_case::GetKybCase,
    get_user_documents::GetUserDocuments, get_user_verification::GetUserVerification, list_aml_cases::ListAmlCases,
    list_kyb_cases::ListKybCases, screen_aml::ScreenAml, update_aml_case_status::UpdateAmlCaseStatus,
};
