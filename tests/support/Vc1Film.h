// SPDX-License-Identifier: GPL-3.0-or-later
// A film of VC-1: its access units in decoding order, in a transport stream, and what is to be seen of it.
// Thread: any; values.
#pragma once

#include "tests/support/TransportBytes.h"
#include "tests/support/Vc1Stream.h"

#include <algorithm>
#include <utility>

namespace cuegate::test {

enum class PictureOrder {
    AsShown,
    Reordered, ///< two BI pictures between references; groups are open: a keyframe comes before two of those
    Varied,    ///< as Reordered, but keyframe n comes before n / 3 mod 3 of those
    FieldPairs ///< keyframes are pairs of fields
};

struct Vc1Film
{
    struct Picture
    {
        QByteArray unit;
        int number = 0; ///< in the order of presentation
        bool isKeyframe = false;
    };
    Vc1Format format;
    std::vector<Picture> pictures;

    [[nodiscard]] qint64 frameTicks() const
    {
        return qint64(90'000) * format.rateDenominator / format.rateNumerator;
    }
    /// The bytes of all pictures.
    [[nodiscard]] QByteArray stream() const
    {
        QByteArray bytes;
        for (const Picture &picture : pictures)
            bytes += picture.unit;
        return bytes;
    }
};

/// Picture \p number: a ramp that moves over half of it, the rest at rest but for one block that tells the
/// number.
inline QByteArray vc1Blocks(const Vc1Stream &stream, int number, int rows)
{
    QByteArray blocks;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < stream.blocksAcross(); ++x)
            blocks += char(y < rows / 2 ? 40 + (x * 5 + y * 3 + number * 2) % 160 : 60 + (x + y) % 16 * 8);
    }
    blocks[blocks.size() / 2] = char(16 + number % 200);
    return blocks;
}

/// The luma of picture \p number as it is to be decoded.
inline QByteArray vc1Luma(const Vc1Format &format, int number)
{
    const Vc1Stream stream(format);
    const QByteArray blocks = vc1Blocks(stream, number, stream.blocksDown());
    QByteArray luma;
    for (int y = 0; y < format.height; ++y) {
        for (int x = 0; x < format.width; ++x)
            luma += blocks[qsizetype(y / 8) * stream.blocksAcross() + x / 8];
    }
    return luma;
}

/// \p pictures: of a reordered film one more than a multiple of three (of a varied one
/// in the last group, too). \p group: pictures from keyframe to
/// keyframe, of a reordered film a multiple of three.
inline Vc1Film vc1Film(Vc1Format format, int pictures, int group, PictureOrder order)
{
    using Kind = Vc1Stream::Kind;
    format.isInterlaced = format.isInterlaced || order == PictureOrder::FieldPairs;
    Vc1Film film;
    film.format = format;
    Vc1Stream stream(format);
    const auto add = [&](Kind kind, int number) {
        const QByteArray unit = kind == Kind::Keyframe && order == PictureOrder::FieldPairs
                                    ? stream.fieldPair(vc1Blocks(stream, number, stream.blocksDownOfField()),
                                                       vc1Blocks(stream, number, stream.blocksDownOfField()))
                                    : stream.unit(kind, vc1Blocks(stream, number, stream.blocksDown()));
        film.pictures.push_back({unit, number, kind == Kind::Keyframe});
    };
    const auto after = [&](int number) { // the next reference
        const int keyframe = (number / group + 1) * group;
        const int last = keyframe - 1 - keyframe / group / 3 % 3;
        if (order == PictureOrder::Varied)
            return number >= last ? keyframe : std::min(number + 3, last);
        return number + (order == PictureOrder::Reordered ? 3 : 1);
    };
    for (int number = 0, before = 0; number < pictures; before = std::exchange(number, after(number))) {
        const bool isAfterFields = order == PictureOrder::FieldPairs && number % group == 1;
        add(number % group == 0 ? Kind::Keyframe : isAfterFields ? Kind::Intra : Kind::Predicted, number);
        for (int between = before + 1; between < number; ++between)
            add(Kind::Bidirectional, between);
    }
    return film;
}

/// The film on PID 0x100 with times from a second on, as stream type 0xEA in PES packets of the extended
/// kind.
inline QByteArray vc1TransportStream(const Vc1Film &film)
{
    constexpr qint64 kFirst = 90'000;
    constexpr quint8 kExtendedStream = 0xFD;
    TransportBytes bytes;
    qint64 decoding = 0;
    const qint64 delay = film.pictures.size() > 1 && film.pictures[1].number != 1 ? film.frameTicks() : 0;
    for (const Vc1Film::Picture &picture : film.pictures) {
        if (decoding % 10 == 0) {
            bytes.table(0, pat({{1, 0x1000}}));
            bytes.table(0x1000, pmt(1, 0x100, {{0xEA, 0x100, descriptor(0x05, "VC-1")}}));
        }
        const qint64 dts = kFirst + decoding++ * film.frameTicks();
        const qint64 pts = kFirst + delay + picture.number * film.frameTicks();
        bytes.unit(
            0x100,
            pes(kExtendedStream, pts, pts == dts ? std::nullopt : std::optional(dts), picture.unit, false),
            picture.isKeyframe ? TransportBytes::Mark::RandomAccess : TransportBytes::Mark::None,
            dts - 20'000);
    }
    return bytes.bytes;
}

} // namespace cuegate::test
