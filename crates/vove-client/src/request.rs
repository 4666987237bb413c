//! One file an endpoint: its path, its body, its reply.

mod create_session;
mod get_user_documents;
mod get_user_verification;

pub use self::{
    create_session::CreateSession, get_user_documents::GetUserDocuments, get_user_verification::GetUserVerification,
};
