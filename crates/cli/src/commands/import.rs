//! `import`: sales files in, whole or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::mapping::Mapping;
use replica::{
    ControlRow, Error, FactSum, FileChoice, FileError, FilePreview, ImportRequest, Language,
    RemarkRow, UnknownName, mapping_file,
};
use serde::Serialize;

use crate::arguments::Import;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::progress::Progress;
use crate::speech::say;

#[derive(Serialize)]
struct Imported<'a> {
    import_id: Option<Id>,
    files: Vec<ImportedFile<'a>>,
}

#[derive(Serialize)]
struct ImportedFile<'a> {
    file: &'a str,
    recognised: Option<&'a str>,
    mapping: Option<&'a str>,
    encoding: &'a str,
    rows: u32,
    new: u32,
    changed: u32,
    same: u32,
    rejected: u32,
    orders: u32,
    lines: u32,
    sales: u32,
    refunds: u32,
    adjustments: u32,
    net_amount_minor: i64,
    net_amount: &'a str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    remarks: &'a [RemarkRow],
    subject: &'static str,
    facts: u32,
    sums: BTreeMap<&'a str, i64>,
    controls: &'a [ControlRow],
    products_new: u32,
    customers_new: u32,
    buyers: u32,
    missing_headers: &'a [String],
    new_headers: &'a [String],
    unknown_stores: &'a [UnknownName],
}

/// Imports files, or says what importing them would do.
pub(super) fn run(chain: &Chain, import: &Import, printer: &mut Printer) -> Result<(), Failure> {
    let language = printer.language();
    let request = request(chain, import)?;
    let (import_id, files) = if import.dry_run {
        (None, preview(chain, import, &request, language)?)
    } else {
        bring_in(chain, import, &request, language)?
    };
    let imported = Imported { import_id, files: files.iter().map(described).collect() };
    printer.answer(&imported, |language| lines(language, &imported))
}

fn bring_in(
    chain: &Chain,
    import: &Import,
    request: &ImportRequest,
    language: Language,
) -> Result<(Option<Id>, Vec<FilePreview>), Failure> {
    let progress = Progress::new(language);
    let tell = |told| progress.import(told);
    let outcome =
        chain.replica.run_import(&chain.owner, request, &tell).map_err(which_store(chain))?;
    if let (Some(path), Some(id)) = (&import.rejects, outcome.import_id) {
        chain.replica.save_rejects(&chain.owner, id, path, language)?;
    }
    Ok((outcome.import_id, outcome.files))
}

fn preview(
    chain: &Chain,
    import: &Import,
    request: &ImportRequest,
    language: Language,
) -> Result<Vec<FilePreview>, Failure> {
    let progress = Progress::new(language);
    let tell = |told| progress.import(told);
    let previews =
        chain.replica.preview_import(&chain.owner, request, &tell).map_err(which_store(chain))?;
    for preview in &previews {
        refuse_unreadable(chain, preview, request, &tell)?;
    }
    if let Some(path) = &import.rejects {
        chain.replica.save_preview_rejects(&chain.owner, request, path, language, &tell)?;
    }
    Ok(previews)
}

/// A preview tells a file's problem as a code; a script needs the failure that importing it is.
fn refuse_unreadable(
    chain: &Chain,
    preview: &FilePreview,
    request: &ImportRequest,
    tell: replica::ImportListener<'_>,
) -> Result<(), Failure> {
    if !preview.missing.is_empty() {
        let source = FileError::UnknownHeaders(preview.missing.clone());
        return Err(Error::File { name: preview.file.clone(), source }.into());
    }
    if preview.needs_store {
        return Err(which_store(chain)(Error::Invalid { field: "store_id", reason: "missing" }));
    }
    if preview.problem.is_none() && preview.candidates.is_empty() {
        return Ok(());
    }
    let alone = ImportRequest { paths: vec![preview.path.clone()], ..request.clone() };
    let nowhere = Path::new("");
    // Reading it again gives the failure itself; nothing is written before the reading is done.
    let read =
        chain.replica.save_preview_rejects(&chain.owner, &alone, nowhere, Language::English, tell);
    Ok(read?)
}

fn request(chain: &Chain, import: &Import) -> Result<ImportRequest, Failure> {
    let paths: Vec<String> =
        import.files.iter().map(|path| text_of(path)).collect::<Result<_, _>>()?;
    let mapping = import.mapping.as_deref().map(read_mapping).transpose()?;
    let choice = |path: &String, mapping: &Mapping| FileChoice {
        path: path.clone(),
        subject: mapping.subject,
        columns: mapping.columns.clone(),
        ..FileChoice::default()
    };
    let choices = mapping.iter().flat_map(|mapping| paths.iter().map(|path| choice(path, mapping)));
    Ok(ImportRequest {
        choices: choices.collect(),
        store_id: store(chain, import.store.as_deref())?,
        save_mapping_as: mapping.filter(|_| import.keep_mapping).map(|mapping| mapping.name),
        paths,
    })
}

/// The only store of a chain needs no naming.
pub(super) fn store(chain: &Chain, code: Option<&str>) -> Result<Option<Id>, Failure> {
    if let Some(code) = code {
        return Ok(Some(lookup::store(chain, code)?.id));
    }
    let stores = chain.replica.list_stores()?;
    Ok(if let [only] = stores.as_slice() { Some(only.id) } else { None })
}

/// Says which stores there are when a file names none.
fn which_store(chain: &Chain) -> impl Fn(Error) -> Failure {
    |error| match error {
        Error::Invalid { field: "store_id", reason: "missing" } => {
            let stores = chain.replica.list_stores().unwrap_or_default();
            let codes: Vec<String> = stores.into_iter().map(|store| store.code).collect();
            let codes = codes.join(", ");
            Failure::said(
                format!("文件没有写明门店，请用 --store 指定：{codes}"),
                format!("the file names no store; name one with --store: {codes}"),
            )
        }
        error => error.into(),
    }
}

/// A path as the replica keeps it.
pub(super) fn text_of(path: &Path) -> Result<String, Failure> {
    path.to_str().map(ToString::to_string).ok_or_else(|| {
        let shown = path.display();
        Failure::said(
            format!("文件名不是 UTF-8：{shown}"),
            format!("the name of the file is not UTF-8: {shown}"),
        )
    })
}

fn read_mapping(path: &Path) -> Result<Mapping, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::said(
            format!("无法读取列映射 {shown}：{}", error.kind()),
            format!("cannot read the mapping {shown}: {}", error.kind()),
        )
    })?;
    mapping_file::from_toml(&text).map_err(|error| {
        Failure::said(format!("列映射 {shown} 有误：{error}"), format!("mapping {shown}: {error}"))
    })
}

fn described(preview: &FilePreview) -> ImportedFile<'_> {
    let counts = preview.counts;
    ImportedFile {
        file: &preview.file,
        recognised: preview.recognised.as_deref(),
        mapping: preview.mapping_name.as_deref(),
        encoding: &preview.encoding,
        rows: counts.rows,
        new: counts.new,
        changed: counts.changed,
        same: counts.same,
        rejected: counts.rejected,
        orders: preview.orders,
        lines: preview.lines,
        sales: preview.sales,
        refunds: preview.refunds,
        adjustments: preview.adjustments,
        net_amount_minor: preview.net_amount_minor,
        net_amount: &preview.net_amount,
        from: preview.from,
        to: preview.to,
        remarks: &preview.remarks,
        subject: preview.subject.code(),
        facts: preview.facts,
        sums: preview.sums.iter().map(|sum: &FactSum| (sum.field.as_str(), sum.sum)).collect(),
        controls: &preview.controls,
        products_new: preview.products_new,
        customers_new: preview.customers_new,
        buyers: preview.buyers_new,
        missing_headers: &preview.missing_headers,
        new_headers: &preview.new_headers,
        unknown_stores: &preview.unknown_stores,
    }
}

fn lines(language: Language, imported: &Imported<'_>) -> Vec<String> {
    let mut lines: Vec<String> = imported.files.iter().map(|file| line(language, file)).collect();
    lines.push(match imported.import_id {
        Some(id) => say(
            language,
            format!("已导入，可用 imports undo {id} 撤销"),
            format!("imported; imports undo {id} takes it back"),
        ),
        None => {
            say(language, "仅预览，没有写入", "a preview only; nothing was written").to_string()
        }
    });
    lines
}

fn line(language: Language, told: &ImportedFile<'_>) -> String {
    let ImportedFile { file, rows, new, changed, same, rejected, orders, net_amount, .. } = told;
    say(
        language,
        format!(
            "{file}：{rows} 行，新增 {new}，变更 {changed}，相同 {same}，拒绝 {rejected}；{orders} 单，净额 {net_amount}"
        ),
        format!(
            "{file}: {rows} rows, {new} new, {changed} changed, {same} same, {rejected} rejected; {orders} orders, net {net_amount}"
        ),
    )
}
