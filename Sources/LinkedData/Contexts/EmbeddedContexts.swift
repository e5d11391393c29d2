/// The contexts that are part of Assay.
///
/// What they say is written down in the folder `Contexts`; the files beside this one hold it in the
/// form in which documents are read, and are made from those by the tool `compile-contexts`.
package enum EmbeddedContexts {}
