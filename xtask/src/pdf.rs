//! A one-page PDF: the drawn electricity bill.

use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str};

pub(crate) fn page(lines: &[String]) -> Vec<u8> {
    let [catalog, tree, page, font, content] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page]).count(1);
    {
        let mut page = pdf.page(page);
        page.media_box(Rect::new(0.0, 0.0, 420.0, 300.0)).parent(tree).contents(content);
        page.resources().fonts().pair(Name(b"F1"), font);
    }
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let mut text = Content::new();
    for (line, y) in lines.iter().zip((0..).map(|row: u16| 260.0 - 22.0 * f32::from(row))) {
        text.begin_text();
        text.set_font(Name(b"F1"), 14.0);
        text.next_line(30.0, y);
        text.show(Str(line.as_bytes()));
        text.end_text();
    }
    pdf.stream(content, &text.finish());
    pdf.finish()
}
