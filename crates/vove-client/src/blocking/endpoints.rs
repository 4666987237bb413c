//! One method per endpoint, with the names of the asynchronous client.

use bytes::Bytes;
use vove_model::{
    AmlCase, AmlCaseId, AmlCaseStatus, KybCase, KybCaseCreated, KybCaseId, Page, Received, RefId, Screening, Session,
    UserDocuments, UserVerification,
};

use super::Client;
use crate::{
    CreateAmlCase, CreateKybCase, CreateSession, Error, GetAmlCase, GetDefaultKybFlow, GetKybCase, GetUserDocuments,
    GetUserVerification, ListAmlCases, ListKybCases, ScreenAml, UpdateAmlCaseStatus,
};

impl Client {
    /// Calls the endpoint as [`Client::create_session`](crate::Client::create_session) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn create_session(&self, session: impl Into<CreateSession>) -> Result<Received<Session>, Error> {
        self.send(&session.into())
    }

    /// Calls the endpoint as [`Client::get_user_verification`](crate::Client::get_user_verification) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_user_verification(&self, ref_id: &RefId) -> Result<Received<UserVerification>, Error> {
        self.send(&GetUserVerification::new(ref_id.clone()))
    }

    /// Calls the endpoint as [`Client::get_user_documents`](crate::Client::get_user_documents) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_user_documents(&self, ref_id: &RefId) -> Result<Received<UserDocuments>, Error> {
        self.send(&GetUserDocuments::new(ref_id.clone()))
    }

    /// Calls the endpoint as [`Client::create_kyb_case`](crate::Client::create_kyb_case) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn create_kyb_case(&self, case: impl Into<CreateKybCase>) -> Result<Received<KybCaseCreated>, Error> {
        self.send(&case.into())
    }

    /// Calls the endpoint as [`Client::get_kyb_case`](crate::Client::get_kyb_case) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_kyb_case(&self, id: &KybCaseId) -> Result<Received<KybCase>, Error> {
        self.send(&GetKybCase::new(id.clone()))
    }

    /// Calls the endpoint as [`Client::list_kyb_cases`](crate::Client::list_kyb_cases) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn list_kyb_cases(&self, list: &ListKybCases) -> Result<Received<Page<KybCase>>, Error> {
        self.send(list)
    }

    /// Calls the endpoint as [`Client::get_default_kyb_flow`](crate::Client::get_default_kyb_flow) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_default_kyb_flow(&self, country: &str) -> Result<Bytes, Error> {
        self.send(&GetDefaultKybFlow::new(country))
    }

    /// Calls the endpoint as [`Client::create_aml_case`](crate::Client::create_aml_case) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn create_aml_case(&self, case: CreateAmlCase) -> Result<Received<AmlCase>, Error> {
        self.send(&case)
    }

    /// Calls the endpoint as [`Client::get_aml_case`](crate::Client::get_aml_case) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn get_aml_case(&self, ref_id: &RefId) -> Result<Received<AmlCase>, Error> {
        self.send(&GetAmlCase::new(ref_id.clone()))
    }

    /// Calls the endpoint as [`Client::list_aml_cases`](crate::Client::list_aml_cases) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn list_aml_cases(&self, list: &ListAmlCases) -> Result<Received<Page<AmlCase>>, Error> {
        self.send(list)
    }

    /// Calls the endpoint as [`Client::update_aml_case_status`](crate::Client::update_aml_case_status) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn update_aml_case_status(&self, id: &AmlCaseId, status: AmlCaseStatus) -> Result<Bytes, Error> {
        self.send(&UpdateAmlCaseStatus::new(id.clone(), status))
    }

    /// Calls the endpoint as [`Client::screen_aml`](crate::Client::screen_aml) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn screen_aml(&self, screening: ScreenAml) -> Result<Received<Screening>, Error> {
        self.send(&screening)
    }
}
