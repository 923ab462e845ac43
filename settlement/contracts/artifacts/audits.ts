/**
 * Generated from Audits.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 3f37baf70570d029d5d409d075f6a156b7a6d258834f9face88d3355465145b8
 * @module
 */

export const auditsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract IBeacon",
        "name": "beacon_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "t",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "AuditExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadAudit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "BondStands",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "standing",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "BondTooLow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimNotConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NodeNotServing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotCommitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NotEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "opener",
        "type": "address"
      }
    ],
    "name": "NotTheOpener",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePlant",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheSubject",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherSegment",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ReportHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "SlotTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.Stage",
        "name": "stage",
        "type": "uint8"
      }
    ],
    "name": "WrongStage",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "WrongState",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      }
    ],
    "name": "AuditClosed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address[]",
        "name": "auditors",
        "type": "address[]"
      }
    ],
    "name": "AuditDrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "opener",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "indexed": false,
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "AuditOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "AuditorAnnounced",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "bond",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signedLeaf",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "AuditorBlamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorEnrolled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorLeft",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "name": "AuditorPunished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "AuditorSpared",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "BlameLifted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "ReportCommitted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      }
    ],
    "name": "ReportRevealed",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "abandon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "announce",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "appealTime",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "attentionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "paid",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "caught",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "missed",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "silent",
            "type": "uint32"
          }
        ],
        "internalType": "struct IAudits.Attention",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "auditOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "enum IAudits.State",
            "name": "state",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "wanted",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "slots",
            "type": "uint32"
          },
          {
            "internalType": "uint64",
            "name": "openedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "round",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "commits",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "reveals",
            "type": "uint8"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "subjectHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "truthHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "truth",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Audit",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "components": [
                  {
                    "internalType": "address",
                    "name": "coordinator",
                    "type": "address"
                  },
                  {
                    "internalType": "uint64",
                    "name": "number",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "previousHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "receiptsRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "receiptCount",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "dataHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "epoch",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "bitmap",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes",
                    "name": "aggregate",
                    "type": "bytes"
                  },
                  {
                    "internalType": "uint64",
                    "name": "postedAt",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "finalAt",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct BatchHeader",
                "name": "header",
                "type": "tuple"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "sessionId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "requestId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "segment",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "claimsHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "modelRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "address",
                    "name": "client",
                    "type": "address"
                  },
                  {
                    "internalType": "uint128",
                    "name": "amount",
                    "type": "uint128"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "payeesHash",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct Receipt",
                "name": "receipt",
                "type": "tuple"
              },
              {
                "internalType": "uint256",
                "name": "index",
                "type": "uint256"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              },
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes",
                "name": "part",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "publicKey",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "signature",
                "type": "bytes"
              },
              {
                "internalType": "uint8",
                "name": "kind",
                "type": "uint8"
              },
              {
                "internalType": "uint256",
                "name": "position",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "bond",
                "type": "uint256"
              }
            ],
            "internalType": "struct Opening",
            "name": "opening",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "edges",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "edgesPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "signedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "signedPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "plantedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "plantedPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint256",
            "name": "column",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "points",
            "type": "bytes"
          },
          {
            "internalType": "uint256",
            "name": "shift",
            "type": "uint256"
          }
        ],
        "internalType": "struct Planted",
        "name": "planted",
        "type": "tuple"
      }
    ],
    "name": "blame",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "close",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "draw",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "drawnOf",
    "outputs": [
      {
        "internalType": "address[]",
        "name": "",
        "type": "address[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "enrol",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "lapse",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "lift",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "truthHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "wanted",
        "type": "uint8"
      },
      {
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "punish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "quit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "remove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "reportOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "enum IAudits.Stage",
            "name": "stage",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "verdict",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IAudits.Report",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "slotCount",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "slotOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "account",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Slot",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "spare",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const auditsBytecode = '0x61028080604052346105a55780616656803803809161001e8285610785565b83398101036101c081126105a55781516001600160a01b038116929091908383036105a55760208101516001600160a01b03811681036105a5576040820151906001600160a01b03821682036105a55760608301516001600160a01b038116948582036105a55761014090607f1901126105a55760405161014081016001600160401b0381118282101761071d576040526100bb608086016107a8565b81526100c960a086016107a8565b602082019081526100dc60c087016107a8565b60408301908152916100f060e088016107a8565b606082019081529161010561010089016107bc565b608083019081529461011a6101208a016107cb565b60a084019081529061012f6101408b016107cb565b60c08501908152986101446101608c016107cb565b60e08601908152986101596101808d016107cb565b9b61010087019c8d526101a00161016f906107cb565b61012087810191825260809f909f5260a09190915260c09190915260e09190915283516001600160801b039081166101005283518116909c5285518c166101405284518c1661016052865161ffff166101805290516001600160401b039081166101a052885181166101c052875181166101e052895181166102005281511661022052905190991615928315610772575b50821561075f575b8215610745575b5050610564575161ffff168015908115610739575b50610564576101c06004946040519586809263d502562560e01b82525afa9384156105b1575f946105d8575b506040840180516001600160401b039081166102405260e086015160a08701519294929082169116808211156105d05750925b516101a0860151606087015160808801516001600160401b039384169360ff90931692916102b59183169083166107ed565b16029560018060401b0387169687036105bc576102e4610312956102df610323996102f9956107ed565b6107ed565b60c0909101516001600160401b0316906107ed565b610260525190516001600160401b0390811691166107ed565b90516001600160401b0316906107ed565b90516004916020916103619161034e9160011b6002600160411b0316906001600160401b0316610806565b610260516001600160401b031690610806565b926040519283809263a7ab696160e01b82525afa9081156105b1575f91610573575b506001600160401b0316111561056457604051615e42908161081482396080518181816102700152818161086801528181611570015281816119680152818161274501528181612b5801528181612e5e015281816131c101528181613cbf01528181614048015281816140b50152615371015260a05181818161073f0152613aa5015260c0518181816112190152611d11015260e0518181816112920152611e9a015261010051818181610ad90152613205015261012051818181610a4001528181610b150152818161481c01526152da0152610140518181816108a101528181610b4e0152818161182d0152612a35015261016051818181610b870152818161152d015281816147e40152615432015261018051818181610bc0015281816118a40152612aa001526101a051818181610bec0152818161269b01528181613297015281816135030152613a2201526101c05181818161019901528181610c1e01528181610eb10152818161167d015261282a01526101e051818181610c5001528181610f00015281816116ae0152612877015261020051818181610c83015281816116df01526128ba015261022051818181610cb501528181611ac50152611c4a01526102405181611f15015261026051818181610db10152611feb0152f35b638dc5992160e01b5f5260045ffd5b90506020813d6020116105a9575b8161058e60209383610785565b810103126105a55761059f906107cb565b5f610383565b5f80fd5b3d9150610581565b6040513d5f823e3d90fd5b634e487b7160e01b5f52601160045260245ffd5b905092610283565b9093506101c0813d8211610731575b816105f56101c09383610785565b810103126105a557604051906101c082016001600160401b0381118382101761071d57604052805163ffffffff811681036105a557610710916101a0918452610640602082016107df565b6020850152610651604082016107cb565b6040850152610662606082016107cb565b6060850152610673608082016107cb565b608085015261068460a082016107cb565b60a085015261069560c082016107cb565b60c08501526106a660e082016107cb565b60e08501526106b861010082016107a8565b6101008501526106cb61012082016107bc565b6101208501526106de61014082016107cb565b6101408501526106f161016082016107bc565b61016085015261070461018082016107bc565b610180850152016107df565b6101a0820152925f610250565b634e487b7160e01b5f52604160045260245ffd5b3d91506105e7565b6127109150115f610224565b5190516001600160801b0391821691161190505f8061020f565b81516001600160801b0316159250610208565b516001600160801b03161592505f610200565b601f909101601f19168101906001600160401b0382119082101761071d57604052565b51906001600160801b03821682036105a557565b519061ffff821682036105a557565b51906001600160401b03821682036105a557565b519060ff821682036105a557565b6001600160401b0391821690821601919082116105bc57565b919082018092116105bc5756fe60806040526004361015610011575f80fd5b5f5f3560e01c8063263f3e7e146135bd57806328d85f03146131715780634467a46a14612f435780634cc8221514612ddd5780635223491c14612d60578063629374ab14612d4457806377a99cfb146127e757806377c2498f1461265e578063784709a01461256557806389c69e3e14611bb357806390ab3bd914611a7f578063a424209114611638578063a521d20614611403578063ae38929814611162578063b3b3cece14610e83578063b77d61e714610dd5578063ceb8804014610d90578063d502562514610a75578063db483fcd146104fb578063e2fcb31114610448578063e3ce094d1461015b578063ed08fa801461013e5763fc2b8cc314610117575f80fd5b3461013b578060031936011261013b576101386101333361506c565b614842565b80f35b80fd5b503461013b578060031936011261013b5760209054604051908152f35b503461013b57604060031936011261013b57600435600161017b826148b9565b016101bf67ffffffffffffffff825460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b80421161041d57508183526004602052604083206001600160a01b0333165f5260205260405f2060ff815416600881101561040957600181036103d85750338452600660205261023461022f63ffffffff604087205416338752600760205263ffffffff60408820541690613853565b6147bf565b6040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156103cd578691610397575b5081811061036557505033845260066020526040842063ffffffff6102c781835416614746565b1663ffffffff19825416179055600260ff19825416178155600160243591015580547fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff78ff00000000000000000000000000000000000000000000000061033360ff8460c01c166147ae565b60c01b16911617905533907f915f7bf4580ddd259345ca9f71b22426bcebc67ebadb6c4ba5f45776af6f7d578380a380f35b7f09466d2200000000000000000000000000000000000000000000000000000000865233600452602452604452606484fd5b90506020813d6020116103c5575b816103b2602093836137b9565b810103126103c157515f6102a0565b5f80fd5b3d91506103a5565b6040513d88823e3d90fd5b846104076024927fbb27deba000000000000000000000000000000000000000000000000000000008352613701565bfd5b602485634e487b7160e01b81526021600452fd5b7f691e5682000000000000000000000000000000000000000000000000000000008452600452602483fd5b503461013b57602060031936011261013b576004356001600160a01b0381168091036104f757816040916080936060845161048281613781565b82815282602082015282868201520152815260056020522063ffffffff604051916104ac83613781565b5481808216938481528160208201818560201c1681528160606040850194828860401c168652019560601c168552604051968752511660208601525116604084015251166060820152f35b5080fd5b503461013b57600319360160e081126104f75760801361013b5760a4359060ff82166084358184036109475760c435906fffffffffffffffffffffffffffffffff8216809203610a715782158015610a67575b8015610a2c575b8015610a0e575b6109e657604051602081019046825230604082015233606082015261058360808201614193565b82610100820152610100815261059b610120826137b9565b5190209283855260026020526040852060ff815460a01c1660078110156109d2576109a65785966001600160a01b0396959633167fffffffffffffffffffffffff0000000000000000000000000000000000000000835416178255740100000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff83541617825575ff00000000000000000000000000000000000000000082549160a81b16807fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff83161783557fffffffffffff0000000000ffffffffffffffffffffffffffffffffffffffffff79ffffffff00000000000000000000000000000000000000000000885460b01b1692161717815567ffffffffffffffff421692600182019167ffffffffffffffff85167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000845416178355604051947f90e544a100000000000000000000000000000000000000000000000000000000865260048601526020856024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa94851561099b57879561094b575b5090600483926108c7967fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff000000000000000061088e9897549260401b1691161780945560028101887fffffffffffffffffffffffffffffffff0000000000000000000000000000000082541617905560405160208101906107f982614193565b6080815261080860a0826137b9565b5190206003820155015567ffffffffffffffff6040519161082883614193565b60401c1660808201528460a0820152867f5c0649d23b93932e657e8c25a0dbd98bdcc056bc1c4cbd957cfdbf617ac61c3060c03393a36001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016936139dd565b6fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b90803b15610947576064839260405194859384927f0899146b00000000000000000000000000000000000000000000000000000000845288600485015233602485015260448401525af1801561093c57610927575b602082604051908152f35b6109328380926137b9565b6104f7578161091c565b6040513d85823e3d90fd5b8280fd5b94509291906020853d602011610993575b81610969602093836137b9565b8101031261098f57600461088e946109836108c797613860565b9650919293945061076f565b8680fd5b3d915061095c565b6040513d89823e3d90fd5b602486867fe43ba5d0000000000000000000000000000000000000000000000000000000008252600452fd5b602487634e487b7160e01b81526021600452fd5b6004847f62b745c4000000000000000000000000000000000000000000000000000000008152fd5b5060643563ffffffff811690818103610a2857501561055c565b8580fd5b506fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168210610555565b506004831161054e565b8380fd5b503461013b578060031936011261013b57604051610a9281613764565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152816101008201526101200152604051610ad781613764565b7f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff169081815260208101907f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168252604081017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152606082017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000061ffff16815260a08401907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16825260c08501927f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16845260e08601947f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1686526101008701967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16885261012001977f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168952604051998a52516fffffffffffffffffffffffffffffffff1660208a0152516fffffffffffffffffffffffffffffffff166040890152516fffffffffffffffffffffffffffffffff1660608801525161ffff1660808701525167ffffffffffffffff1660a08601525167ffffffffffffffff1660c08501525167ffffffffffffffff1660e08401525167ffffffffffffffff166101008301525167ffffffffffffffff1661012082015261014090f35b503461013b578060031936011261013b57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461013b57606060031936011261013b5760443567ffffffffffffffff81116104f757366023820112156104f75780600401359067ffffffffffffffff821161094757366024838301011161094757610e7d7f34dfb1adccce1310667b34b77f4cac0be12f979910acfb2a9661410418b0094e91610e533361506c565b50604051918291600435835260243560208401526060604084015233956024606085019201614257565b0390a280f35b503461013b57610e92366136ac565b91906001610e9f836148b9565b01908154610ee467ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c16613853565b90814211159081611144575b506110fb5767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610f2b8282613853565b42116110c65750508285526004602052604085206001600160a01b0333165f5260205260405f209060ff82541660088110156109d2576002810361109757506001820154604051602081019086825233604082015267ffffffffffffffff841697886060830152608082015260808152610fa660a0826137b9565b5190200361106f5781547fffffffffffffffffffffffffffffffffffffffffffffff0000000000000000001660089190911b68ffffffffffffffff001617600317905580547fffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffffff79ff0000000000000000000000000000000000000000000000000061103760c884901c60ff166147ae565b60c81b1691161790556040519182527fc9133600ea9fdfecbe910ff951859438e3b1fc2d8629438b92a84512c6c6bb2760203393a380f35b6004867f81791cb4000000000000000000000000000000000000000000000000000000008152fd5b866104076024927fbb27deba000000000000000000000000000000000000000000000000000000008352613701565b6110d36024928892613853565b7f691e5682000000000000000000000000000000000000000000000000000000008252600452fd5b8581600160249301809111611132577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b9050848752600360205260ff60408820549160c01c1614155f610ef0565b503461013b57608060031936011261013b57600435906111806136d7565b916044359267ffffffffffffffff8411610947573660238501121561094757836004013567ffffffffffffffff8111610a71573660248260051b87010111610a7157604061120d956111d284866149e0565b92825197889283927f6b87b2cf00000000000000000000000000000000000000000000000000000000845260246064359201600485016146b0565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9485156113f857849085966113be575b50600382015403611396576040517fad85c83d0000000000000000000000000000000000000000000000000000000081528560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561138b57859161135c575b501561133057906001600160a01b0391600660ff19825416179055169081835260076020526040832063ffffffff6112fc81835416614734565b1663ffffffff198254161790557f4556bb5971fd0941a6a7a45762da6367d4e520d84b2f28762689605aab42f7e38380a380f35b602484867fe061373a000000000000000000000000000000000000000000000000000000008252600452fd5b61137e915060203d602011611384575b61137681836137b9565b810190614644565b5f6112c2565b503d61136c565b6040513d87823e3d90fd5b6004847fc498070f000000000000000000000000000000000000000000000000000000008152fd5b9550506040853d6040116113f0575b816113da604093836137b9565b81010312610a715760208551950151945f61124b565b3d91506113cd565b6040513d86823e3d90fd5b503461013b57604060031936011261013b57600435906114216136d7565b9161142c83826149e0565b9267ffffffffffffffff600285015416938442111561160257906001600160a01b0391600560ff19825416179055169081835260076020526040832063ffffffff61147981835416614734565b1663ffffffff1982541617905581835260056020526040832080547fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff6bffffffff00000000000000006114d463ffffffff8460401c16614746565b60401b16911617905561156360206114ea6138dc565b604051809381927f03a942e90000000000000000000000000000000000000000000000000000000083528760048401526fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602484015260606044840152606483019061397b565b0381876001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af19081156113f85784916115cf575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a380f35b90506020813d6020116115fa575b816115ea602093836137b9565b810103126103c1575160206115a0565b3d91506115dd565b60248460018701808811611132577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b503461013b57602060031936011261013b57600435611656816148b9565b600181016117056116d46116a367ffffffffffffffff845460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b80421115611a4857506117649061171d600584613875565b80547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff0000000000000000000000000000000016179055565b6005810180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001690556040517f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040826005869452866020820152a2818352600360205260408320906040518083602082955493848152019087526020872092875b818110611a125750506117fc925003836137b9565b8151600181018091116119fe5760026118256fffffffffffffffffffffffffffffffff92613921565b9201541690847f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff165b845187101561192d5761191c60019161188e8460056001600160a01b036118868d8c6139f0565b51168b61510a565b15611924576119166118d16127106118ca61ffff7f0000000000000000000000000000000000000000000000000000000000000000168a6139dd565b0488613846565b6001600160a01b036118e38c8b6139f0565b5116604051906118f28261379d565b81528160208201526119048c896139f0565b5261190f8b886139f0565b5087613846565b90613853565b96019561185f565b611916846118d1565b918561195d839487604051916119428361379d565b8683526020830152519061195682866139f0565b52836139f0565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b156119f9576119cc928492836040518096819582947fe7e4e40c000000000000000000000000000000000000000000000000000000008452600484016139c3565b03925af180156119ee576119dd5750f35b816119e7916137b9565b61013b5780f35b6040513d84823e3d90fd5b505050fd5b602485634e487b7160e01b81526011600452fd5b84546001600160a01b03168352600194850194879450602090930192016117e7565b634e487b7160e01b5f52602160045260245ffd5b8481600160249301809111611132577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b503461013b57604060031936011261013b57600435611a9c6136d7565b611aa58261493a565b611aeb67ffffffffffffffff600183015460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b80421115611a485750611b1e611b01838561497c565b9167ffffffffffffffff600581855460081c169201541690614a18565b15611b8b57906001600160a01b0391600760ff19825416179055169081835260066020526040832063ffffffff611b5781835416614734565b1663ffffffff198254161790557f9db6c906aff860702c7eeeec01ee5a786d57d801874cf55270f0fe307b22ec2a8380a380f35b6004847ff8d2e490000000000000000000000000000000000000000000000000000000008152fd5b503461013b5760e060031936011261013b57600435611bd06136d7565b9060807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126109475760c43567ffffffffffffffff8111610a71578060040192610140600319833603011261256157611c2a8361493a565b611c7067ffffffffffffffff600183015460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b8042116125365750611c82828561497c565b9067ffffffffffffffff825460081c1690611cac67ffffffffffffffff6005830154168093614a18565b1561250e576040516020810160443581526064356040830152608435606083015260a4359163ffffffff83168093036124c257600392608082015260808152611cf660a0826137b9565b519020910154036124e65790611d7a92916001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906102c0611d3f89806141c0565b604051809781927f7a9730df0000000000000000000000000000000000000000000000000000000083526020600484015260248301906142ca565b0381855afa9485156121b1578995612349575b5067ffffffffffffffff611db6610140611db0611daa8c806141c0565b806145fc565b0161462f565b164210612301576040517f5db82fa0000000000000000000000000000000000000000000000000000000008152602081600481865afa9081156122f6578a916122b0575b506001600160a01b0360206101008801926024845160405194859384927f4591d2420000000000000000000000000000000000000000000000000000000084526004840152165afa90811561225a578b91612291575b5015612265575061014085018051604051907fad85c83d00000000000000000000000000000000000000000000000000000000825260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561225a578b9161223b575b5061220f575087611edb9186614aba565b156121e75767ffffffffffffffff611efc610120611db0611daa8b806141c0565b1690611f4067ffffffffffffffff677fffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000060011c16168093613853565b8042116121bc5750906020611fb092611f67611f5c8b806141c0565b61016081019061465c565b610180611f778d809594956141c0565b013592604051968794859384937f707dca09000000000000000000000000000000000000000000000000000000008552600485016146b0565b03915afa9182156121b157899261217b575b50611fce829142613853565b10156121505750600460ff1982541617815567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019267ffffffffffffffff841161213c57612122936121086001600160a01b037f232abc4c5400aca1f1a2c21c1d7872ead1c9022fc5d2ea72461861635df56a51979585600360206121309767ffffffffffffffff6002819b0198167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000089541617885501519101551698898b52600660205260408b2063ffffffff6120bd81835416614734565b1663ffffffff19825416179055898b52600760205260408b2063ffffffff6120e781835416614746565b1663ffffffff19825416179055606461210082806141c0565b96019061475d565b9390915416926040519586956060875260608701906142ca565b918583036020870152614257565b9060408301520390a380f35b602488634e487b7160e01b81526011600452fd5b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b91506020823d6020116121a9575b81612196602093836137b9565b810103126103c157611fce915191611fc2565b3d9150612189565b6040513d8b823e3d90fd5b7f691e5682000000000000000000000000000000000000000000000000000000008a52600452602489fd5b6004887fb08af81e000000000000000000000000000000000000000000000000000000008152fd5b517fff36427c000000000000000000000000000000000000000000000000000000008a52600452602489fd5b612254915060203d6020116113845761137681836137b9565b5f611eca565b6040513d8d823e3d90fd5b517f1fa8d9c2000000000000000000000000000000000000000000000000000000008a52600452602489fd5b6122aa915060203d6020116113845761137681836137b9565b5f611e50565b90506020813d6020116122ee575b816122cb602093836137b9565b810103126122ea57516001600160a01b03811681036122ea575f611dfa565b8980fd5b3d91506122be565b6040513d8c823e3d90fd5b60248967ffffffffffffffff612320610140611db0611daa8e806141c0565b7f2a35a32400000000000000000000000000000000000000000000000000000000835216600452fd5b9094506102c0813d82116124de575b816123666102c093836137b9565b810103126124da57604051906102c0820182811067ffffffffffffffff8211176124c657604052805182526020810151602083015260408101516040830152606081015163ffffffff811681036124c25760608301526123c8608082016141f3565b60808301526123d960a082016141f3565b60a083015260c0810151906fffffffffffffffffffffffffffffffff821682036124c2576102a09160c084015260e081015160e084015261010081015161010084015261242961012082016141f3565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a0820152935f611d8d565b8a80fd5b60248b634e487b7160e01b81526041600452fd5b8880fd5b3d9150612358565b6004877f60e4b091000000000000000000000000000000000000000000000000000000008152fd5b6004887ff8d2e490000000000000000000000000000000000000000000000000000000008152fd5b7f691e5682000000000000000000000000000000000000000000000000000000008752600452602486fd5b8480fd5b503461013b57604060031936011261013b5761257f6136d7565b81608060405161258e81613748565b8281528260208201528260408201528260608201520152600435825260046020526001600160a01b036040832091165f5260205260405f20906040516125d381613748565b825460ff811692600884101561264a575060a09367ffffffffffffffff9184845282602085019160081c168152826001830154916040860192835260806003836002870154169560608901968752015496019586526040519687525116602086015251604085015251166060830152516080820152f35b80634e487b7160e01b602492526021600452fd5b503461013b57602060031936011261013b576004359061267d82614912565b916126c167ffffffffffffffff60018501541667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b92834211156127b157829350740600000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff825416179055807f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040805160068152856020820152a26001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169061276e6138dc565b823b156119f9576119cc928492836040518096819582947fe7e4e40c000000000000000000000000000000000000000000000000000000008452600484016139c3565b60248360018601808711611132577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50346103c1576127f6366136ac565b929190612802826148b9565b6001600160a01b03815416803303612d1957506001810194855461285d67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c16613853565b804211908115612cfb575b61289d9067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b91824211159182612cd2575b5050612c9c5767ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906128e58282613853565b4211612c67575050604051602081019033825267ffffffffffffffff85169283604083015260608201526060815261291e6080826137b9565b519020600483015403612c3f577f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040859280155f14612c34576129696003995b61171d8b88613875565b60058501817fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790558151906129a2828b613648565b6020820152a2825f52600360205260405f2091604051808460208296549384815201905f5260205f20925f5b818110612c125750506129e3925003846137b9565b825160018101809111612bfe576002612a0c6fffffffffffffffffffffffffffffffff92613921565b93015416956007811015611a345760058103612be7576fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000005b16945f955b8551871015612b2457612b126001918a612a8987876001600160a01b03612a818e8e6139f0565b51168861510a565b15612b1a57612acd612710612ac66119169361ffff7f000000000000000000000000000000000000000000000000000000000000000016906139dd565b048d613846565b6001600160a01b03612adf8c8c6139f0565b511660405190612aee8261379d565b8152816020820152612b008c8b6139f0565b52612b0b8b8a6139f0565b508c613846565b960195612a5a565b506119165f612acd565b8791612b4d86928860405191612b398361379d565b5f83526020830152519061195682866139f0565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b156103c157612bbc925f92836040518096819582947fe7e4e40c000000000000000000000000000000000000000000000000000000008452600484016139c3565b03925af18015612bdc57612bce575080f35b612bda91505f906137b9565b005b6040513d5f823e3d90fd5b6fffffffffffffffffffffffffffffffff5f612a55565b634e487b7160e01b5f52601160045260245ffd5b84546001600160a01b03168352600194850194889450602090930192016129ce565b61296960049961295f565b7f81791cb4000000000000000000000000000000000000000000000000000000005f5260045ffd5b612c719250613853565b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60018101809111612bfe577f2a35a324000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b1591508115612ce4575b505f806128a9565b905060ff808260c01c169160c81c1614155f612cdc565b5f8781526003602052604090205460c084901c60ff16149150612868565b7f64b7db25000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103c15760206003193601126103c157612bda600435613a04565b346103c15760206003193601126103c1576004355f52600360205260405f206040519081602082549182815201915f5260205f20905f5b818110612dbe57612dba85612dae818703826137b9565b60405191829182613655565b0390f35b82546001600160a01b0316845260209093019260019283019201612d97565b346103c15760206003193601126103c1576004356001600160a01b03612e02826137fa565b5054169067ffffffffffffffff6001612e1a836137fa565b50015416612f17576040517f2254f9250000000000000000000000000000000000000000000000000000000081528260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612bdc575f91612ee5575b50825f526007602052612eaa63ffffffff60405f2054166147bf565b1115612eb957612bda90614842565b507f4e8ddafd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506020813d602011612f0f575b81612f00602093836137b9565b810103126103c1575183612e8e565b3d9150612ef3565b507fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103c15760206003193601126103c1575f610180604051612f648161372b565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015201526004355f52600260205260405f2060405190612fca8261372b565b8054906001600160a01b038216835260ff8260a01c169160208401926007811015611a3457835260408401908060a81c60ff168252606085019060b01c63ffffffff16815260018301546080860167ffffffffffffffff8216815260a087018260401c67ffffffffffffffff16815260c08801908360801c67ffffffffffffffff16825260e08901928460c01c60ff1684526101008a019460c81c60ff16855260028801546fffffffffffffffffffffffffffffffff16956101208b019687526003890154976101408c0198895260048a0154996101608d019a8b526005015467ffffffffffffffff169a6101808d019b8c526040519c516001600160a01b03168d525160208d016130db91613648565b5160ff1660408c01525163ffffffff1660608b01525167ffffffffffffffff1660808a01525167ffffffffffffffff1660a08901525167ffffffffffffffff1660c08801525160ff1660e08701525160ff16610100860152516fffffffffffffffffffffffffffffffff1661012085015251610140840152516101608301525167ffffffffffffffff166101808201526101a090f35b346103c15760206003193601126103c1576004356040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612bdc575f9161358b575b506fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016908181106135595782335f52600160205260405f205480151580613532575b1561345a575f198101908111612bfe5767ffffffffffffffff6001613268836137fa565b500154161561342e576132bd67ffffffffffffffff6001613288856137fa565b5001541667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b90821490811591613423575b506133f8575b6040516132db8161370f565b3381526020810167ffffffffffffffff4216815260408201905f8252613300846137fa565b9390936133e55751835491517fffffffff000000000000000000000000000000000000000000000000000000009092166001600160a01b03919091161760a09190911b7bffffffffffffffff00000000000000000000000000000000000000001617825551600191820180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001667ffffffffffffffff929092169190911790558101808211612bfe57335f52600160205260405f20556040519081527f37a67a66b61b2440885044ce1e8bf5889293dba67220d0be4bebf17343cddaf560203392a2005b634e487b7160e01b5f525f60045260245ffd5b7fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050421115826132c9565b7f66801769000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b505f5481810361349f576801000000000000000081101561348b5780600161348492015f556137fa565b50506132cf565b634e487b7160e01b5f52604160045260245ffd5b5067ffffffffffffffff60016134b4836137fa565b5001541680159081156134f3575b50156132cf577fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b613529915067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b421115826134c2565b505f198101818111612bfe57613547906137fa565b50546001600160a01b03163314613244565b7f09466d22000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b90506020813d6020116135b5575b816135a6602093836137b9565b810103126103c15751826131f1565b3d9150613599565b346103c15760206003193601126103c1576135d66137dc565b5060606135e46004356137fa565b5067ffffffffffffffff6040516135fa8161370f565b81835460408260016001600160a01b0384169788875282602088019560a01c16855201541693019283526040519485525116602084015251166040820152f35b6007811015611a3457600452565b906007821015611a345752565b60206040818301928281528451809452019201905f5b8181106136785750505090565b82516001600160a01b031684526020938401939092019160010161366b565b359067ffffffffffffffff821682036103c157565b60031960609101126103c1576004359060243567ffffffffffffffff811681036103c1579060443590565b602435906001600160a01b03821682036103c157565b35906001600160a01b03821682036103c157565b6008811015611a3457600452565b6060810190811067ffffffffffffffff82111761348b57604052565b6101a0810190811067ffffffffffffffff82111761348b57604052565b60a0810190811067ffffffffffffffff82111761348b57604052565b610140810190811067ffffffffffffffff82111761348b57604052565b6080810190811067ffffffffffffffff82111761348b57604052565b6040810190811067ffffffffffffffff82111761348b57604052565b90601f601f19910116810190811067ffffffffffffffff82111761348b57604052565b604051906137e98261370f565b5f6040838281528260208201520152565b5f54811015613832575f80805260019190911b7f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e5630191565b634e487b7160e01b5f52603260045260245ffd5b91908203918211612bfe57565b91908201809211612bfe57565b519067ffffffffffffffff821682036103c157565b906007811015611a34577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff74ff000000000000000000000000000000000000000083549260a01b169116179055565b67ffffffffffffffff811161348b5760051b60200190565b604051906138eb6020836137b9565b5f80835282815b8281106138fe57505050565b60209060405161390d8161379d565b5f81525f83820152828285010152016138f2565b9061392b826138c4565b61393860405191826137b9565b828152601f1961394882946138c4565b01905f5b82811061395857505050565b6020906040516139678161379d565b5f81525f838201528282850101520161394c565b90602080835192838152019201905f5b8181106139985750505090565b825180516001600160a01b03168552602090810151818601526040909401939092019160010161398b565b6040906139da93928152816020820152019061397b565b90565b81810292918115918404141715612bfe57565b80518210156138325760209160051b010190565b613a0d81614912565b6001810154915f613a5267ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8616613853565b804211612c71575067ffffffffffffffff8460401c16604051907f17bf58150000000000000000000000000000000000000000000000000000000082528060048301526040826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa8015612bdc575f925f91614139575b5067ffffffffffffffff161561410e5750835490604063ffffffff8360b01c16105f146140ff5763ffffffff8260b01c1696939490929591965b613b19816138c4565b97613b27604051998a6137b9565b818952601f19613b36836138c4565b013660208b0137613b4c60ff8260a81c166138c4565b94613b5a60405196876137b9565b60a882901c60ff16808752601f1990613b72906138c4565b013660208801375f975f975b848910806140f0575b15613df95760405160208101908482528360408201528a606082015260608152613bb26080826137b9565b519020613bc88a63ffffffff8760b01c16613846565b908115613de557069a5f965b8d8b891080613dd1575b15613bff57613bef613bf79e614962565b9d8e99614962565b985050613bd4565b509295999194979b9093968d835b828111613d9e575091613c248192613c2a946139f0565b526137fa565b5080549067ffffffffffffffff8d1667ffffffffffffffff8360a01c161090811591613d69575b50613cf7576001600160a01b0381165f526007602052613c7a63ffffffff60405f2054166147bf565b6040517f2254f9250000000000000000000000000000000000000000000000000000000081526001600160a01b03831660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612bdc575f91613d38575b501015613d0e575b50613d0190614962565b9793909491999592613b7e565b99613d019190613d316001600160a01b03613d2883614962565b9d16918b6139f0565b5290613cf7565b90506020813d8211613d61575b81613d52602093836137b9565b810103126103c157515f613cef565b3d9150613d45565b6001015467ffffffffffffffff16801515915081613d89575b505f613c51565b905067ffffffffffffffff8d1610155f613d82565b5f1981019150808211612bfe578f613dc482613dbd613dca95846139f0565b51926139f0565b52614970565b8e90613c0d565b508d613ddd8a836139f0565b511115613bde565b634e487b7160e01b5f52601260045260245ffd5b9a509897945050505091925080835215613fc45780547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167402000000000000000000000000000000000000000017815560010180547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff000000000000000000000000000000001617905582825260036020526040822081519067ffffffffffffffff8211613fb057680100000000000000008211613fb0578054828255808310613f85575b506020830190845260208420845b838110613f685750505050815b8151811015613f2f576001908484526004602052604084206001600160a01b0380613f1384876139f0565b5116165f5260205260405f208260ff1982541617905501613ee8565b507ff93154d2b06eb6b5617a5986151ba87cf91f06c819c88c039cb6215fe2f481009150613f639060405191829182613655565b0390a2565b60019060206001600160a01b038551169401938184015501613edb565b81855282806020872001910390855b828110613fa2575050613ecd565b808760019284015501613f94565b602484634e487b7160e01b81526041600452fd5b915050740600000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff825416179055807f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a4279860408051600681525f6020820152a261403d6138dc565b906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000163b156103c1576140a8915f9160405193849283927fe7e4e40c000000000000000000000000000000000000000000000000000000008452600484016139c3565b0381836001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af18015612bdc576140e45750565b5f6140ee916137b9565b565b5060ff8460a81c168a10613b87565b60409693949092959196613b10565b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9250506040823d60401161417a575b81614155604093836137b9565b810103126103c15767ffffffffffffffff614174602084519401613860565b90613ad6565b3d9150614148565b359063ffffffff821682036103c157565b6004358152602435602082015260443560408201526064359063ffffffff82168092036103c15760600152565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffda1813603018212156103c1570190565b51906001600160a01b03821682036103c157565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156103c157016020813591019167ffffffffffffffff82116103c15781360383136103c157565b601f8260209493601f1993818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156103c157016020813591019167ffffffffffffffff82116103c1578160051b360383136103c157565b9081357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea1833603018112156103c157820161026082526001600160a01b03614311826136ed565b1661026083015267ffffffffffffffff61432d60208301613697565b1661028083015260408101356102a083015260608101356102c083015263ffffffff61435b60808301614182565b166102e083015260a081013561030083015267ffffffffffffffff61438260c08301613697565b1661032083015267ffffffffffffffff61439e60e08301613697565b1661034083015267ffffffffffffffff6143f56101406143d96143c5610100860186614207565b6101606103608901526103c0880191614257565b93836143e86101208301613697565b1661038087015201613697565b166103a0830152602083013560208301526040830135604083015263ffffffff61442160608501614182565b1660608301526080830135608083015260a083013560a08301526001600160a01b0361444f60c085016136ed565b1660c083015260e08301356fffffffffffffffffffffffffffffffff81168091036103c15760e083015261010083013561010083015261012083013561012083015261449f610140840184614277565b83839293036101408501528082527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81116103c15760051b8092602083013701602081016144f1610160850185614277565b8091926020868603016101608701525260408301926020808360051b8301010193835f925b8484106145c257505050505050614573614556614590926101808601356101808601526145476101a0870187614207565b908683036101a0880152614257565b6145646101c0860186614207565b908583036101c0870152614257565b6145816101e0850185614207565b908483036101e0860152614257565b9161020081013560ff81168091036103c157610240918291610200850152610220810135610220850152013591015290565b9091929394956020806145ec83601f19808760019703010188526145e68b88614207565b90614257565b9801940194019294939190614516565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea1813603018212156103c1570190565b3567ffffffffffffffff811681036103c15790565b908160209103126103c1575180151581036103c15790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156103c1570180359067ffffffffffffffff82116103c157602001918160051b360383136103c157565b9392919081604086016040875252606085019160608160051b8701019180935f915b8383106146e6575050505060209150930152565b90919293602080614724837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa08d600196030187526145e68a87614207565b97019301930191949392906146d2565b63ffffffff168015612bfe575f190190565b63ffffffff1663ffffffff8114612bfe5760010190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156103c1570180359067ffffffffffffffff82116103c1576020019181360383136103c157565b60ff1660ff8114612bfe5760010190565b60018101809111612bfe576148096139da916fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166139dd565b6fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613853565b7f446379b00c1959385a55059851f9e4a0ab1bafcfae9d061bf346014f465d2d4d60206001600160a01b03614876846137fa565b506001810180547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff16179055546040519485521692a2565b5f52600260205260405f209060ff825460a01c166007811015611a3457600281036148e15750565b61490d907fe37d4aeb000000000000000000000000000000000000000000000000000000005f5261363a565b60245ffd5b5f52600260205260405f209060ff825460a01c166007811015611a3457600181036148e15750565b5f52600260205260405f209060ff825460a01c166007811015611a3457600481036148e15750565b5f198114612bfe5760010190565b8015612bfe575f190190565b5f5260046020526001600160a01b0360405f2091165f5260205260405f209060ff8254166008811015611a3457600381036149b45750565b61490d907fbb27deba000000000000000000000000000000000000000000000000000000005f52613701565b5f5260046020526001600160a01b0360405f2091165f5260205260405f209060ff8254166008811015611a3457600481036149b45750565b67ffffffffffffffff168015918215614a3057505090565b67ffffffffffffffff1610919050565b909392938483116103c15784116103c1578101920390565b92919267ffffffffffffffff821161348b5760405191614a82601f8201601f1916602001846137b9565b8294818452818301116103c1578281602093845f960137010152565b359060208110614aac575090565b5f199060200360031b1b1690565b5f1961ffff8360301c16019067ffffffffffffffff8211612bfe5763ffffffff83169260201c61ffff1667ffffffffffffffff8316614b07614afc87806141c0565b6101a081019061475d565b6040805190969290614b1988826137b9565b600581527f63656c6c730000000000000000000000000000000000000000000000000000006020820152614b4d5f91615bee565b60055f91614b5c5f8787615c70565b919390930361500557925f935b838510615031575050505050801561500557600590614b89818585615c70565b93909103614fd95760031901614fae575090614cc1614c83614c7c614c3e614c378c614bfa614bf3614cc999835190614bc285836137b9565b600482527f726f6f740000000000000000000000000000000000000000000000000000000060208301528c8b61594b565b8a8961596d565b614c06825192836137b9565b600582527f636f756e740000000000000000000000000000000000000000000000000000006020830152898861594b565b878661596d565b8b5190614c4b8d836137b9565b600582527f696e6e65720000000000000000000000000000000000000000000000000000006020830152878661594b565b858461596d565b895190614c908b836137b9565b600882527f756e70726f76656e0000000000000000000000000000000000000000000000006020830152858461594b565b928391615c70565b509190614fae575015801590614f9e575b614f02576101a084015160443514801590614f90575b8015614f7c575b8015614f6e575b614f0257681fffffffffffffffe09060051b169080820460201490151715612bfe5761020083019384518610801590614f42575b614f02576020870192614d45848961475d565b601f1981019150808211612bfe577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc01908111612bfe57614d9290614d8a868b61475d565b809291614a40565b90357fffffffff0000000000000000000000000000000000000000000000000000000081169160048110614f0d575b505086519060e01c03614ef657614dea614de5614dde868b61475d565b3691614a58565b615468565b9060a4359163ffffffff83168084036103c157614e199350614e0e858c018c61465c565b939092608435615a8e565b15614f0257614e28838861475d565b602084019491858511612bfe578585614e4a93614e4493614a40565b90614a9e565b61022086015103614ef657614e5f908861475d565b9290918101809111612bfe57614eae93614e7c93614e4493614a40565b91610240614e93614de5614dde60608a018a61475d565b910151845186614ea660808a018a61465c565b949093615a8e565b15614eee57614eda92614eca614de5614dde60a088018861475d565b925190614ea660c087018761465c565b9081614ee4575090565b6139da91506154bd565b505050505f90565b50505050505050505f90565b505050505050505f90565b7fffffffff000000000000000000000000000000000000000000000000000000009250829060040360031b1b16165f80614dc1565b50614f50602088018861475d565b606084019150818411612bfe5760648401809211612bfe5710614d32565b506101e08401511515614cfe565b508263ffffffff6060860151161415614cf7565b508160e08501511415614cf0565b506108006102a085015111614cda565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b61503c818989615c19565b919092831115614fae5750828214615064575b61505c600191898961596d565b940193614b69565b94508461504f565b6001600160a01b031690815f52600160205260405f20549182156150bd575f198301928311612bfe5782816001600160a01b036150a8836137fa565b50541614908115916150e8575b506150bd5750565b7fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff91506150fe6001916137fa565b5001541615155f6150b5565b91909392825f52600460205260405f206001600160a01b0386165f526020526001600160a01b0360405f20951691825f52600560205260405f209360ff8754166008811015611a345760030361526e57506007811015611a345780600460059214938480159061524f575b615220575b5014948515615201575b505083156151fa5763ffffffff61519d81845416614746565b1663ffffffff198354161782556151b15750565b80547fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff000000006151ef63ffffffff8460201c16614746565b60201b169116179055565b505f925050565b67ffffffffffffffff9192955081905460081c16911614925f80615184565b5f52600660205260405f2063ffffffff61523c81835416614734565b1663ffffffff198254161790555f61517a565b506152688467ffffffffffffffff8a5460081c16614a18565b15615175565b939150508094919394547fffffffffffffffffffffffffffffffff00000000ffffffffffffffffffffffff6fffffffff0000000000000000000000006152bc63ffffffff8460601c16614746565b60601b16911617905560ff6fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169154166008811015611a3457600214615404575b60206153649161531c6138dc565b9060405193849283927f03a942e9000000000000000000000000000000000000000000000000000000008452886004850152602484015260606044840152606483019061397b565b03815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1908115612bdc575f916153d1575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a35f90565b90506020813d6020116153fc575b816153ec602093836137b9565b810103126103c1575160206153a1565b3d91506153df565b50815f52600660205260405f2063ffffffff61542281835416614734565b825463ffffffff191691161790557f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff1661530e565b5f60209160405161549d60218286808201958787528051918291018484015e810186838201520301601f1981018352826137b9565b604051918291518091835e8101838152039060025afa15612bdc575f5190565b6154ca606082018261475d565b6154d960a0849394018361475d565b6154e9610100859395018361475d565b95909460e0840135603086048110801590615941575b614ef6576101008814801590615912575b614ef657603081029281840460301482151715612bfe5760018201809211612bfe57603082029180830460301490151715612bfe578684116103c157615557368583614a58565b602081519101208585116103c157615570368686614a58565b60208151910120148015906158de575b6158d157615619614dde83868c60071c9a61559c8c1515615b8d565b8c8035602082013591606060408201359101359060809180828686171717155f146158575750505060c0915b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405192602084019460781b1760801b1683526030820152603081526156106050826137b9565b51902095614a40565b6020815191012014928315936157c0575b5050509050614eee5761571c906157136156426137dc565b91615669604051956101408701806040528786526020860197885260408601521515615b8d565b6001608061567685615dd9565b8189823701526101206040519161568e60a0846137b9565b608083526f17f1d3a73197d7942695638c4fa9ac0f60208401527fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb60408401526f08b3f481e3aaa0f1a09e30ed741d8ae460608401527ffcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1608084015201359083615ba8565b51809251613846565b9060806040519161572e60a0846137b9565b818352602083019384916080368437600c5afa60803d1416156157935751902091806080116103c1576157889160807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff803693019101614a58565b602081519101201490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600c60045260245ffd5b6158459350614dde92946157d688600110615b8d565b60a089013560808a8101359060c08c013560e08d0135848417821781176158575750505060c0917fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405192602084019460781b1760801b1683526030820152603081526156106050826137b9565b602081519101201415805f808061562a565b6f0d0088f51cbff34d258dd3db21a5d66b8295939511918215615885575b5050156155c85760a092506155c8565b6f0d0088f51cbff34d258dd3db21a5d66b149150816158a7575b505f80615875565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f61589f565b5050505050505050505f90565b506158ee614dde88848185614a40565b60208151910120615904614dde87858188614a40565b602081519101201415615580565b507f73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff000000016101208601350615615510565b50838614156154ff565b826159659261595c92969596615c19565b91909194615bee565b03614fae5750565b90929192600191825b61597f57505050565b90919361598d818484615c70565b9190928291600281148015615a74575b156159c3575050506159bb916159b4918585615dc2565b945b614970565b919082615976565b919793925090600481036159e05750506159b6906159bb92613853565b60058103615a245750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81168103612bfe576159bb916159b69160011b90613853565b909160068214918215615a42575b5050614fae57506159bb90614970565b600714915081615a55575b505f80615a32565b6014811091508115615a69575b505f615a4d565b60169150115f615a62565b506003811461599d565b91908110156138325760051b0190565b9390929182811015615b8357915f198101908111612bfe5792945f92915b818410615ac95750505050159182615ac357505090565b14919050565b90929693958695929515615b77576001808716148015615b6e575b15615b4757615b0490615afc8986859a99979a615a7e565b356001615e00565b925b600181161580615b3e575b15615b235760011c9460011c94615b06565b6001909794979691929593965b811c93811c94019291615aac565b50801515615b11565b615b68600191615b608a8786979a9b98969c999c615a7e565b359083615e00565b96615b30565b50868614615ae4565b50505050925050505f90565b5050505050505f90565b15615b9457565b634e487b7160e01b5f52600160045260245ffd5b90615bb7815160801115615b8d565b602081019060408101518251179060606080820151910151171715615be9576080615be28193615dd9565b91825e0152565b505050565b6020815191015160208210615c09575b60081c9060f81b1790565b5f198260200360031b1b16615bfe565b6003919392615c29818684615c70565b929194909403614fae57601f8411614fae57508181615c5085614e449489615c5897615dc2565b968792614a40565b60081c9060f81b179190565b90821015613832570190565b90919282841015615d9657615c86848484615c64565b3560fd1c93601f615c98828686615c64565b3560f81c16926001820190818311612bfe578160188610615d8e5750601b85118015615d84575b615d58577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511612bfe57614e44615d0d916001871b93615d0585828b85615dc2565b988992614a40565b6008851b8060031c8303612bfe57610100036101008111612bfe571c949360018203615d41575050601884105b614fae5750565b6004901b908160021c03612bfe5784901c15615d3a565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078714615cbf565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b509291615dcf9082613853565b928311614fae5750565b90602082019182519260a0840190818511612bfe576140ee92826040925201511015615b8d565b600114615e1b57634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa156103c1575f519056' as const;
