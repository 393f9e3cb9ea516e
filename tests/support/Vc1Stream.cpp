// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Vc1Stream.h"

#include "core/media/BitWriter.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace cuegate::test {

namespace {

constexpr quint8 kField = 0x0C; // BDU types (annex E)
constexpr quint8 kFrame = 0x0D;
constexpr quint8 kEntryPoint = 0x0E;
constexpr quint8 kSequence = 0x0F;

constexpr int kQuantizer = 1;    // the finest: a DC level is 0.28 of a grey value
constexpr int kLevelScale = 2;   // of DC levels at that quantizer
constexpr int kEscapedBits = 10; // of an escaped DC differential at that quantizer

} // namespace

/// Levels of what has been written of a picture.
struct Vc1Stream::Area
{
    Area(int blocksAcross, const QByteArray &wanted)
        : across(blocksAcross)
        , values(wanted)
        , levels(size_t(wanted.size()), 0)
        , isIntra(size_t(wanted.size()), false)
    {
    }
    int across;
    const QByteArray &values;
    std::vector<int> levels;
    std::vector<bool> isIntra;
};

/// What an intra block of one DC level is shown as (the inverse transform of section 8.1.2.10 with one
/// coefficient).
static int shownLevel(int level)
{
    const int row = (12 * level * kLevelScale + 4) >> 3;
    return std::clamp(((12 * row + 64) >> 7) + 128, 0, 255);
}

static int levelOf(quint8 value)
{
    static const auto kLevels = [] {
        std::array<int, 256> levels{};
        for (int level = -470; level <= 470; ++level)
            levels[size_t(shownLevel(level))] = level;
        return levels;
    }();
    return kLevels[value];
}

/// A bitstream data unit: what ends it, and what keeps start codes out of it (annex E).
static QByteArray dataUnit(quint8 type, BitWriter &bits)
{
    bits.bits(1, 1);
    const QByteArray raw = bits.take();
    QByteArray unit("\0\0\1", 3);
    unit += char(type);
    int zeros = 0;
    for (const char byte : raw) {
        if (zeros == 2 && quint8(byte) <= 3) {
            unit += '\3';
            zeros = 0;
        }
        unit += byte;
        zeros = byte == 0 ? zeros + 1 : 0;
    }
    return unit;
}

static void aspectTo(BitWriter &bits, const Vc1Format &format)
{
    constexpr int kExtended = 15;
    bits.bits(1, 1); // ASPECT_RATIO_FLAG
    if (format.aspectHorizontal == format.aspectVertical) {
        bits.bits(1, 4);
        return;
    }
    bits.bits(kExtended, 4);
    bits.bits(quint32(format.aspectHorizontal - 1), 8);
    bits.bits(quint32(format.aspectVertical - 1), 8);
}

static void rateTo(BitWriter &bits, const Vc1Format &format)
{
    constexpr std::array kRates{24, 25, 30, 50, 60, 48, 72};
    const bool isOf1001 = format.rateDenominator == 1001;
    const auto *known = std::find(kRates.begin(), kRates.end(), format.rateNumerator / (isOf1001 ? 1000 : 1));
    bits.bits(1, 1); // FRAMERATE_FLAG
    if (known != kRates.end()) {
        bits.bits(0, 1);
        bits.bits(quint32(known - kRates.begin()) + 1, 8);
        bits.bits(isOf1001 ? 2 : 1, 4);
    } else {
        bits.bits(1, 1);
        bits.bits(quint32(format.rateNumerator * 32 / format.rateDenominator - 1), 16);
    }
}

QByteArray Vc1Stream::header() const
{
    BitWriter sequence;
    sequence.bits(3, 2); // PROFILE: advanced
    sequence.bits(3, 3); // LEVEL
    sequence.bits(1, 2); // COLORDIFF_FORMAT: 4:2:0
    sequence.bits(0xFF, 8);
    sequence.bits(0, 1);
    sequence.bits(quint32(m_format.width / 2 - 1), 12);
    sequence.bits(quint32(m_format.height / 2 - 1), 12);
    sequence.bits(0, 1); // PULLDOWN
    sequence.bits(m_format.isInterlaced, 1);
    sequence.bits(0, 2); // TFCNTRFLAG, FINTERPFLAG
    sequence.bits(1, 1);
    sequence.bits(0, 1); // PSF
    sequence.bits(1, 1); // DISPLAY_EXT
    sequence.bits(quint32(m_format.width - 1), 14);
    sequence.bits(quint32(m_format.height - 1), 14);
    aspectTo(sequence, m_format);
    rateTo(sequence, m_format);
    sequence.bits(0, 2); // COLOR_FORMAT_FLAG, HRD_PARAM_FLAG

    BitWriter entry;
    entry.bits(1, 2); // BROKEN_LINK 0, CLOSED_ENTRY 1
    entry.bits(0, 5); // pan scan, REFDIST_FLAG, LOOPFILTER, FASTUVMC, EXTENDED_MV
    entry.bits(0, 4); // DQUANT, VSTRANSFORM, OVERLAP
    entry.bits(3, 2); // QUANTIZER: uniform
    entry.bits(0, 3); // CODED_SIZE_FLAG, range mapping
    return dataUnit(kSequence, sequence) + dataUnit(kEntryPoint, entry);
}

void Vc1Stream::quantizer(BitWriter &bits) const
{
    bits.bits(kQuantizer, 5);
    bits.bits(0, 1); // HALFQP
}

void Vc1Stream::pictureHeader(BitWriter &bits, Kind kind) const
{
    if (m_format.isInterlaced)
        bits.bits(0, 1); // FCM: progressive
    if (kind == Kind::Predicted)
        bits.bits(0b0, 1);
    else if (kind == Kind::Bidirectional)
        bits.bits(0b1110, 4);
    else
        bits.bits(0b110, 3);
    bits.bits(0, 1); // RNDCTRL
    if (m_format.isInterlaced)
        bits.bits(1, 1); // UVSAMP
    quantizer(bits);
}

/// The DC differentials of its six blocks (section 8.1.3.2); the coloured ones stay at no colour.
void Vc1Stream::intraMacroblock(BitWriter &bits, Area &area, int column, int row) const
{
    const auto at = [&](int x, int y) { return size_t(y) * size_t(area.across) + size_t(x); };
    for (int block = 0; block < 4; ++block) {
        const int x = 2 * column + block % 2;
        const int y = 2 * row + block / 2;
        const bool hasLeft = x > 0 && area.isIntra[at(x - 1, y)];
        const bool hasAbove = y > 0 && area.isIntra[at(x, y - 1)];
        const int left = hasLeft ? area.levels[at(x - 1, y)] : 0;
        const int above = hasAbove ? area.levels[at(x, y - 1)] : 0;
        const int corner = hasLeft && hasAbove ? area.levels[at(x - 1, y - 1)] : 0;
        int predicted = hasAbove ? above : 0;
        if (hasLeft && (!hasAbove || std::abs(above - corner) <= std::abs(corner - left)))
            predicted = left;
        const int level = levelOf(quint8(area.values[qsizetype(at(x, y))]));
        area.levels[at(x, y)] = level;
        area.isIntra[at(x, y)] = true;
        const int difference = level - predicted;
        if (difference == 0) {
            bits.bits(1, 1);
            continue;
        }
        bits.bits(0x6078F, 24); // escape of the low-motion table
        bits.bits(quint32(std::abs(difference)), kEscapedBits);
        bits.bits(difference < 0, 1);
    }
    bits.bits(0, 2 * 2); // two differentials of 0
}

void Vc1Stream::intraPicture(BitWriter &bits, const QByteArray &blocks) const
{
    bits.bits(0, 5); // ACPRED: bits in the macroblocks
    bits.bits(0, 3); // TRANSACFRM, TRANSACFRM2, TRANSDCTAB
    const int across = blocksAcross();
    Area area(across, blocks);
    for (int row = 0; row < blocks.size() / across / 2; ++row) {
        for (int column = 0; column < across / 2; ++column) {
            bits.bits(1, 1); // CBPCY: no block has more than DC
            bits.bits(0, 1); // ACPRED
            intraMacroblock(bits, area, column, row);
        }
    }
}

void Vc1Stream::predictedPicture(BitWriter &bits, const QByteArray &blocks) const
{
    bits.bits(1, 1); // MVMODE: one vector, quarter pixels
    bits.bits(0, 5); // SKIPMB: bits in the macroblocks
    bits.bits(0, 4); // MVTAB, CBPTAB
    bits.bits(0, 2); // TRANSACFRM, TRANSDCTAB
    const int across = blocksAcross();
    Area area(across, blocks);
    for (int row = 0; row < blocks.size() / across / 2; ++row) {
        for (int column = 0; column < across / 2; ++column) {
            const qsizetype first = qsizetype(2) * row * across + 2 * column;
            const auto isSame = [&](qsizetype at) {
                return blocks.sliced(at, 2) == m_reference.sliced(at, 2);
            };
            const bool isSkipped = isSame(first) && isSame(first + across);
            bits.bits(isSkipped, 1);
            if (isSkipped)
                continue;
            bits.bits(13, 6); // MVDATA: intra, nothing but DC
            bits.bits(0, 1);  // ACPRED
            intraMacroblock(bits, area, column, row);
        }
    }
}

QByteArray Vc1Stream::unit(Kind kind, const QByteArray &blocks)
{
    Q_ASSERT(blocks.size() == qsizetype(blocksAcross()) * blocksDown());
    Q_ASSERT(kind != Kind::Predicted || m_reference.size() == blocks.size());
    BitWriter bits;
    pictureHeader(bits, kind);
    if (kind == Kind::Predicted)
        predictedPicture(bits, blocks);
    else
        intraPicture(bits, blocks);
    if (kind != Kind::Bidirectional)
        m_reference = blocks;
    return (kind == Kind::Keyframe ? header() : QByteArray()) + dataUnit(kFrame, bits);
}

QByteArray Vc1Stream::fieldPair(const QByteArray &top, const QByteArray &bottom)
{
    Q_ASSERT(m_format.isInterlaced);
    BitWriter first;
    first.bits(0b11, 2); // FCM: fields
    first.bits(0, 3);    // FPTYPE: both intra
    first.bits(0, 1);    // RNDCTRL
    first.bits(1, 1);    // UVSAMP
    quantizer(first);
    intraPicture(first, top);
    BitWriter second;
    quantizer(second);
    intraPicture(second, bottom);
    m_reference.clear();
    return header() + dataUnit(kFrame, first) + dataUnit(kField, second);
}

QByteArray blocksOf(const QByteArray &gray, int width, int height)
{
    const int across = (width + 15) / 16 * 2;
    const int down = (height + 15) / 16 * 2;
    QByteArray blocks;
    blocks.reserve(qsizetype(across) * down);
    for (int row = 0; row < down; ++row) {
        for (int column = 0; column < across; ++column) {
            int sum = 0;
            for (int i = 0; i < 64; ++i) {
                const int x = std::min(column * 8 + i % 8, width - 1);
                const int y = std::min(row * 8 + i / 8, height - 1);
                sum += quint8(gray[qsizetype(y) * width + x]);
            }
            blocks += char((sum + 32) / 64);
        }
    }
    return blocks;
}

} // namespace cuegate::test
