// SPDX-License-Identifier: GPL-3.0-or-later
// NAL units of H.264 and HEVC: taken one by one from length-prefixed samples (ISO/IEC 14496-15) and from
// Annex B byte streams (ISO/IEC 14496-10 and 23008-2, annex B), and converted between the two. Thread: any;
// pure. Views point into the bytes they were made of.
#pragma once

#include "core/base/Error.h"
#include "core/media/Codec.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// The NAL units of a sample whose units each follow their length in \p lengthSize bytes (1 to 4).
class LengthPrefixedNals
{
public:
    LengthPrefixedNals(QByteArrayView sample, int lengthSize)
        : m_rest(sample)
        , m_lengthSize(lengthSize)
    {
    }
    /// Nothing at the end, or where a length names more than is left: failed().
    [[nodiscard]] std::optional<QByteArrayView> next();
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QByteArrayView m_rest;
    int m_lengthSize;
    bool m_failed = false;
};

/// Position of the first byte of 00 00 01 at or after \p from; the size of \p bytes if there is none.
[[nodiscard]] qsizetype findStartCode(QByteArrayView bytes, qsizetype from);

/// The NAL units between the start codes of an Annex B byte stream, without trailing zero bytes.
class AnnexBNals
{
public:
    explicit AnnexBNals(QByteArrayView stream);
    [[nodiscard]] std::optional<QByteArrayView> next();

private:
    QByteArrayView m_stream;
    qsizetype m_begin = -1; ///< first byte after a start code; -1: no more
};

/// Whether \p bytes begin with a start code and cannot as well be units with 4-byte lengths (a unit of 256 to
/// 511 bytes has a length that looks like a start code).
[[nodiscard]] bool isAnnexB(QByteArrayView bytes);

/// The RBSP of a NAL unit: without emulation prevention bytes. At most \p limitBytes of it.
[[nodiscard]] QByteArray rbspFromNal(QByteArrayView nal, qsizetype limitBytes = 64 * 1024);

/// Appends the units of the sample \p prefix + \p payload to \p out, each after a 4-byte start code.
/// Errors: CorruptInput if a length names more than is left; \p out then holds the units before it.
[[nodiscard]] Result<void> annexBFromLengthPrefixed(QByteArrayView prefix, QByteArrayView payload,
                                                    int lengthSize, QByteArray &out);

/// Appends the units of an Annex B sample to \p out, each after its length in 4 bytes.
void lengthPrefixedFromAnnexB(QByteArrayView sample, QByteArray &out);

/// Bytes of each NAL length in samples that \p config, the payload of an avcC or hvcC box, describes.
/// Errors: CorruptInput; Unsupported for other codecs.
[[nodiscard]] Result<int> nalLengthSize(Codec codec, QByteArrayView config);

/// The parameter sets of \p config (payload of avcC or hvcC), each after a 4-byte start code, in the order
/// the configuration has them. Errors: CorruptInput; Unsupported for other codecs.
[[nodiscard]] Result<QByteArray> parameterSetsAnnexB(Codec codec, QByteArrayView config);

/// Whether pictures shown before the keyframe whose sample begins with \p sampleStart may follow it in
/// decoding order (a recovery point of H.264; CRA, BLA or IDR_W_RADL of HEVC; any of MPEG-1, MPEG-2, MPEG-4
/// ASP and VC-1). True where the bytes do not tell.
[[nodiscard]] bool mayHaveLeadingPictures(Codec codec, QByteArrayView config, QByteArrayView sampleStart);

} // namespace cuegate
