// SPDX-License-Identifier: GPL-3.0-or-later
// Turns an Error into what people read: what happened and what to do next.
// Thread: gui; pure.
#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>

namespace cuegate {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    explicit ErrorText(const Error &error);

    QString brief;          ///< a few words for a list: "Server not found"
    QString whatHappened;   ///< a sentence
    QString nextStep;       ///< a sentence
    bool isGeneral = false; ///< all that is said follows from the kind; the log's message says more
    QString details;        ///< for support: the code's word and the log's message

private:
    void fromCode(ErrorCode code);
    void fromMediaCode(ErrorCode code);
    void fromAccountCode(ErrorCode code);
    void fromConversionCode(ErrorCode code);
    void fromKind(ErrorKind kind);
    void set(const QString &briefText, const QString &what, const QString &next);
};

} // namespace cuegate
