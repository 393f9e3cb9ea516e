// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a video byte stream that comes in PES packets into access units, however the two lie to each other:
// an access unit over several PES packets, several in one, or one in each. The two fields of a frame become
// one access unit. Thread: any; one user.
#pragma once

#include "core/media/H264Headers.h"
#include "core/media/PictureStart.h"

#include <QByteArray>

#include <deque>
#include <optional>
#include <vector>

namespace cuegate {

/// What a PES packet says of the first access unit that begins in it.
struct PesStamp
{
    qint64 offsetBytes = 0;    ///< of the PES packet's first transport packet
    std::optional<qint64> pts; ///< ticks of 90 kHz
    std::optional<qint64> dts;
    RandomAccess access = RandomAccess::NotIndicated;
};

struct AccessUnit
{
    QByteArray bytes;              ///< byte stream from the first start code on
    std::optional<PesStamp> stamp; ///< nothing where an access unit before it took the PES packet's
    PictureKind kind = PictureKind::Other;
};

class AccessUnitSplitter
{
public:
    static constexpr qsizetype kMaxUnitBytes = 32 * 1024 * 1024;

    /// \p codecConfig: payload of avcC for H.264, which tells whether there are fields; else not used.
    AccessUnitSplitter(Codec codec, QByteArrayView codecConfig);

    /// Takes the payload of the next PES packet; appends to \p done what is complete by it.
    void add(const PesStamp &stamp, QByteArrayView payload, std::vector<AccessUnit> &done);
    /// What the end of the stream completes.
    void finish(std::vector<AccessUnit> &done);

private:
    enum class Extent { MoreFollows, Last };
    struct Mark
    {
        qsizetype at; ///< in m_bytes
        PesStamp stamp;
        bool isTaken = false;
    };
    enum class Field { None, Top, Bottom };
    struct Picture ///< a field that may find its other one
    {
        Field field = Field::None;
        quint32 number = 0;
        bool isIdr = false;
    };

    void scan(Extent extent, std::vector<AccessUnit> &done);
    [[nodiscard]] std::optional<PesStamp> takeStamp(qsizetype at);
    void emitUnit(qsizetype end, std::vector<AccessUnit> &done);
    void pass(AccessUnit unit, std::vector<AccessUnit> &done);
    [[nodiscard]] Picture pictureOf(QByteArrayView unit) const;

    Codec m_codec;
    std::optional<H264Sps> m_sps; ///< only if it allows fields
    QByteArray m_bytes;           ///< of the access unit being read, and what follows it
    std::deque<Mark> m_marks;
    qsizetype m_begin = -1; ///< of the access unit being read; -1: none yet
    qsizetype m_next = 0;   ///< where to look for the next start code
    bool m_hasPicture = false;
    std::optional<AccessUnit> m_field; ///< waits for its other one
    Picture m_fieldPicture;
};

} // namespace cuegate
