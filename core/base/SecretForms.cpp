// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SecretForms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kFewestBytes = 4;
constexpr QByteArray::Base64Options kStandard = QByteArray::OmitTrailingEquals;
constexpr QByteArray::Base64Options kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

static QByteArrayList percentForms(const QByteArray &secret)
{
    QByteArray everyByte;
    for (const char byte : secret)
        everyByte += '%' + QByteArray(1, byte).toHex();
    const QByteArray strict = secret.toPercentEncoding();
    QByteArrayList forms{strict, secret.toPercentEncoding("!$&'()*+,;=:@/?"),
                         QByteArray(strict).replace("%20", "+"), everyByte};
    const QByteArrayList once = forms;
    for (const QByteArray &form : once)
        forms << QByteArray(form).replace('%', "%25");
    return forms;
}

// What base64 of a longer text has of the secret, which begins 0, 1 or 2 bytes after a multiple of three:
// without the characters that neighbours have a part in.
static QByteArrayList base64Forms(const QByteArray &secret)
{
    QByteArrayList forms;
    for (const auto options : {kStandard, kUrl}) {
        forms << secret.toBase64(options);
        for (qsizetype before = 0; before < 3; ++before) {
            const QByteArray encoded = QByteArray(QByteArray(before, '\0') + secret).toBase64(options);
            const qsizetype mixedBefore = before == 0 ? 0 : before + 1;
            const qsizetype mixedAfter = (before + secret.size()) % 3 == 0 ? 0 : 1;
            if (encoded.size() > mixedBefore + mixedAfter)
                forms << encoded.mid(mixedBefore, encoded.size() - mixedBefore - mixedAfter);
        }
    }
    return forms;
}

static QByteArray inAscii(const QString &text)
{
    QByteArray ascii;
    for (const QChar c : text) {
        if (c.unicode() < 128)
            ascii += char(c.unicode());
        else
            ascii += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return ascii;
}

static QByteArrayList markupForms(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    json = json.mid(2, json.size() - 4); // without ["…"]
    const QByteArray xml = text.toHtmlEscaped().toUtf8();
    return {json,
            QByteArray(json).replace('/', "\\/"),
            inAscii(QString::fromUtf8(json)),
            xml,
            QByteArray(xml).replace('\'', "&apos;"),
            QByteArray(xml).replace('\'', "&#39;").replace("&quot;", "&#34;"),
            text.toUpper().toUtf8(),
            text.toLower().toUtf8()};
}

QByteArrayList secretForms(const QByteArray &secret)
{
    QByteArrayList forms{secret, secret.toHex()};
    forms << percentForms(secret) << base64Forms(secret) << markupForms(secret);
    QByteArrayList parts = secret.split('/');
    std::reverse(parts.begin(), parts.end());
    forms << parts.join('/');
    for (QByteArray &form : forms)
        form = form.toLower();
    std::sort(forms.begin(), forms.end(), [](const QByteArray &a, const QByteArray &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    forms.removeIf([](const QByteArray &form) { return form.size() < kFewestBytes; });
    return forms;
}

} // namespace cuegate
