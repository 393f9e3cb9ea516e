// SPDX-License-Identifier: GPL-3.0-or-later
// Goes from moof to moof of a fragmented movie by the sizes of the boxes, over bytes that the caller reads.
// Thread: any; a value.
#pragma once

#include "core/media/BoxReader.h"

namespace cuegate {

class FragmentWalker
{
public:
    enum class Step {
        NeedBytes, ///< neededBytes() from positionBytes() on; both may have changed
        Fragment,  ///< moof() is there
        End,       ///< of the file
        Damaged    ///< problem() says how
    };

    /// \p offsetBytes: where a box begins. \p endBytes: of the source.
    FragmentWalker(qint64 offsetBytes, qint64 endBytes)
        : m_offsetBytes(offsetBytes)
        , m_endBytes(endBytes)
    {
    }

    /// \p bytes: what begins at positionBytes(); fewer than neededBytes() only where the source ends.
    [[nodiscard]] Step next(QByteArrayView bytes);

    [[nodiscard]] qint64 positionBytes() const { return m_offsetBytes; }
    [[nodiscard]] qint64 neededBytes() const { return m_neededBytes; }
    /// Over the bytes that next() was given.
    [[nodiscard]] const Box &moof() const { return m_moof; }
    /// In words, with the byte offset.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    [[nodiscard]] Step takeMoof(QByteArrayView bytes, qint64 sizeBytes);

    qint64 m_offsetBytes;
    qint64 m_endBytes;
    qint64 m_neededBytes = kMaxBoxHeaderBytes;
    Box m_moof;
    QString m_problem;
};

} // namespace cuegate
