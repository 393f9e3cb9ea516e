// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/KnownSecrets.h"

#include "core/base/SecretForms.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace cuegate {

static quint32 firstFour(const char *bytes)
{
    quint32 key = 0;
    std::memcpy(&key, bytes, sizeof key);
    return key;
}

void KnownSecrets::add(const QByteArray &secret)
{
    const std::unique_lock lock(m_mutex);
    if (secret.size() < kFewestBytes || m_secrets.contains(secret))
        return;
    m_secrets.insert(secret);
    for (const QByteArray &form : secretForms(secret)) {
        QByteArrayList &forms = m_forms[firstFour(form.constData())];
        const auto isShorter = [&form](const QByteArray &other) { return other.size() <= form.size(); };
        forms.insert(std::find_if(forms.begin(), forms.end(), isShorter), form);
    }
}

void KnownSecrets::add(const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets)
        add(secret);
}

// The length of the longest secret that begins there; 0 if none does.
qsizetype KnownSecrets::secretAt(const QByteArray &lowerText, qsizetype offset) const
{
    const auto forms = m_forms.constFind(firstFour(lowerText.constData() + offset));
    if (forms == m_forms.constEnd())
        return 0;
    const QByteArrayView rest = QByteArrayView(lowerText).sliced(offset);
    for (const QByteArray &form : *forms) {
        if (rest.startsWith(form))
            return form.size();
    }
    return 0;
}

QByteArray KnownSecrets::scrubbed(const QByteArray &text) const
{
    const std::shared_lock lock(m_mutex);
    if (m_forms.isEmpty())
        return text;
    const QByteArray lower = text.toLower();
    QByteArray clean;
    qsizetype kept = 0; // everything before it is in `clean`
    for (qsizetype i = 0; i + kFewestBytes <= lower.size();) {
        const qsizetype length = secretAt(lower, i);
        if (length == 0) {
            ++i;
            continue;
        }
        clean += QByteArrayView(text).sliced(kept, i - kept);
        clean += "[redacted]";
        i += length;
        kept = i;
    }
    return kept == 0 ? text : QByteArray(clean + QByteArrayView(text).sliced(kept).toByteArray());
}

QString KnownSecrets::scrubbed(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    const QByteArray clean = scrubbed(bytes);
    return clean == bytes ? text : QString::fromUtf8(clean);
}

KnownSecrets &knownSecrets()
{
    static auto *secrets = new KnownSecrets;
    return *secrets;
}

} // namespace cuegate
