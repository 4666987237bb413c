//! Drawn specimen images: plain shapes and letters, nobody's photograph.

use embedded_graphics::{
    mono_font::{
        MonoTextStyle,
        ascii::{FONT_6X10, FONT_10X20},
    },
    pixelcolor::Rgb888,
    prelude::*,
    primitives::{Circle, Ellipse, PrimitiveStyle, Rectangle},
    text::Text,
};

use crate::Result;

const PAPER: Rgb888 = Rgb888::new(238, 241, 232);
const INK: Rgb888 = Rgb888::new(40, 48, 60);
const STAMP: Rgb888 = Rgb888::new(196, 88, 80);

/// A picture in memory.
pub(crate) struct Canvas {
    width: u16,
    height: u16,
    pixels: Vec<u8>,
}

impl Canvas {
    fn new(width: u16, height: u16, paper: Rgb888) -> Self {
        let pixel = [paper.r(), paper.g(), paper.b()];
        Self { width, height, pixels: pixel.repeat(usize::from(width) * usize::from(height)) }
    }

    pub(crate) fn png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width.into(), self.height.into());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }

    pub(crate) fn jpeg(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 70);
        encoder.encode(&self.pixels, self.width, self.height, jpeg_encoder::ColorType::Rgb)?;
        Ok(bytes)
    }
}

impl OriginDimensions for Canvas {
    fn size(&self) -> Size {
        Size::new(self.width.into(), self.height.into())
    }
}

impl DrawTarget for Canvas {
    type Color = Rgb888;
    type Error = core::convert::Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<Rgb888>>>(&mut self, pixels: I) -> std::result::Result<(), Self::Error> {
        for Pixel(Point { x, y }, color) in pixels {
            let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { continue };
            if x < self.width && y < self.height {
                let at = (usize::from(y) * usize::from(self.width) + usize::from(x)) * 3;
                if let Some(pixel) = self.pixels.get_mut(at..at + 3) {
                    pixel.copy_from_slice(&[color.r(), color.g(), color.b()]);
                }
            }
        }
        Ok(())
    }
}

/// A face: an ellipse on shoulders, in colours of the person's own.
pub(crate) fn portrait(seed: u64, width: u16) -> Result<Canvas> {
    let mut canvas = Canvas::new(width, width, Rgb888::new(214, 224, 230));
    let hue = |shift: u32, base: u8| base + ((seed >> shift) & 0x3f) as u8;
    let (skin, cloth) =
        (Rgb888::new(hue(0, 150), hue(6, 100), hue(12, 70)), Rgb888::new(hue(18, 40), hue(24, 60), hue(30, 90)));
    let unit = i32::from(width) / 20;
    let size = |units: i32| (units * unit).unsigned_abs();
    let fill = PrimitiveStyle::with_fill;
    Ellipse::new(Point::new(3 * unit, 14 * unit), Size::new(size(14), size(12)))
        .into_styled(fill(cloth))
        .draw(&mut canvas)?;
    Ellipse::new(Point::new(5 * unit, 3 * unit), Size::new(size(10), size(13)))
        .into_styled(fill(skin))
        .draw(&mut canvas)?;
    for x in [7, 11] {
        Circle::new(Point::new(x * unit, 8 * unit), size(2)).into_styled(fill(INK)).draw(&mut canvas)?;
    }
    Rectangle::new(Point::new(8 * unit, 13 * unit), Size::new(size(4), size(1) / 2))
        .into_styled(fill(STAMP))
        .draw(&mut canvas)?;
    Ok(canvas)
}

/// A document's side: a title, lines of text, the zone at the bottom, and SPECIMEN across.
pub(crate) fn card(title: &str, lines: &[String], zone: &[String]) -> Result<Canvas> {
    let mut canvas = Canvas::new(300, 200, PAPER);
    Rectangle::new(Point::zero(), Size::new(300, 26)).into_styled(PrimitiveStyle::with_fill(INK)).draw(&mut canvas)?;
    let small = MonoTextStyle::new(&FONT_6X10, INK);
    Text::new(title, Point::new(8, 18), MonoTextStyle::new(&FONT_10X20, PAPER)).draw(&mut canvas)?;
    Text::new("SPECIMEN", Point::new(205, 45), MonoTextStyle::new(&FONT_10X20, STAMP)).draw(&mut canvas)?;
    for (line, y) in lines.iter().zip((42..).step_by(13)) {
        Text::new(line, Point::new(8, y), small).draw(&mut canvas)?;
    }
    for (line, y) in zone.iter().rev().zip((0..).map(|row| 192 - 12 * row)) {
        Text::new(line, Point::new(8, y), small).draw(&mut canvas)?;
    }
    Ok(canvas)
}
