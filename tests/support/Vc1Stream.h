// SPDX-License-Identifier: GPL-3.0-or-later
// Writes VC-1 of the Advanced Profile (SMPTE 421M), since no encoder for it is at hand: grey pictures, each
// 8×8 block of one value, which decoders show exactly. Pictures are intra-coded or copy the one before but
// for blocks that differ. Thread: any; one user.
#pragma once

#include <QByteArray>

namespace cuegate {
class BitWriter;
}

namespace cuegate::test {

struct Vc1Format
{
    int width = 640; ///< even, as the height is
    int height = 360;
    int rateNumerator = 25; ///< frames per second; the denominator is 1 or 1001
    int rateDenominator = 1;
    int aspectHorizontal = 1; ///< pixel aspect ratio
    int aspectVertical = 1;
    bool isInterlaced = false; ///< the sequence may have interlaced pictures; field pairs need it
};

class Vc1Stream
{
public:
    enum class Kind {
        Keyframe,     ///< sequence header, entry point and an I picture
        Intra,        ///< an I picture alone
        Predicted,    ///< macroblocks that differ from the reference before are intra-coded, others skipped
        Bidirectional ///< a BI picture: shown before the reference that it follows, and itself none
    };

    explicit Vc1Stream(const Vc1Format &format)
        : m_format(format)
    {
    }

    [[nodiscard]] int blocksAcross() const { return (m_format.width + 15) / 16 * 2; }
    [[nodiscard]] int blocksDown() const { return (m_format.height + 15) / 16 * 2; }
    [[nodiscard]] int blocksDownOfField() const { return (blocksDown() + 2) / 4 * 2; }
    /// Sequence header and entry point with their start codes.
    [[nodiscard]] QByteArray header() const;
    /// The access unit of the next picture in decoding order. \p blocks: blocksAcross() × blocksDown() grey
    /// values.
    [[nodiscard]] QByteArray unit(Kind kind, const QByteArray &blocks);
    /// A keyframe of two fields, both intra-coded; each of blocksAcross() × blocksDownOfField() values.
    [[nodiscard]] QByteArray fieldPair(const QByteArray &top, const QByteArray &bottom);

private:
    struct Area;
    void pictureHeader(BitWriter &bits, Kind kind) const;
    void quantizer(BitWriter &bits) const;
    void intraMacroblock(BitWriter &bits, Area &area, int column, int row) const;
    void intraPicture(BitWriter &bits, const QByteArray &blocks) const;
    void predictedPicture(BitWriter &bits, const QByteArray &blocks) const;

    Vc1Format m_format;
    QByteArray m_reference; ///< blocks of the last picture that is none of kind Bidirectional
};

/// The mean of each 8×8 block of a grey picture, as Vc1Stream::unit() takes it; what is beyond the edge is
/// repeated.
[[nodiscard]] QByteArray blocksOf(const QByteArray &gray, int width, int height);

} // namespace cuegate::test
