/**
 * Generated from Challenge.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 843862d5bd33ba240f8003d29da14c2d8b973b3ac876549855ce13da38b3ec16
 * @module
 */

export const challengeAbi = [
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "contract IMeshRollup",
            "name": "meshRollup",
            "type": "address"
          },
          {
            "internalType": "contract INodeRegistry",
            "name": "nodeRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IBeacon",
            "name": "beacon",
            "type": "address"
          },
          {
            "internalType": "contract IProofVerifier",
            "name": "proofVerifier",
            "type": "address"
          },
          {
            "internalType": "contract IFoldReferee",
            "name": "foldReferee",
            "type": "address"
          },
          {
            "internalType": "contract IClaimReader",
            "name": "claimReader",
            "type": "address"
          },
          {
            "internalType": "contract IBondVault",
            "name": "bondVault",
            "type": "address"
          }
        ],
        "internalType": "struct IChallenge.Contracts",
        "name": "contracts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyRefunded",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadColumns",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "BadPosition",
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
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "BondTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "CellAlreadyProven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "CheckExists",
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
    "inputs": [],
    "name": "FoldHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "longest",
        "type": "uint256"
      }
    ],
    "name": "LeavesTooSoon",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NoSuchDraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "column",
        "type": "uint256"
      }
    ],
    "name": "NotAtItsPlace",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      }
    ],
    "name": "NotTheCell",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "NotTheFacts",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NotTheFolds",
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
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "NotTheOperator",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheRegistry",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheWeights",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
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
        "name": "price",
        "type": "uint256"
      }
    ],
    "name": "TooDear",
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
        "internalType": "enum IChallenge.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "WrongKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IChallenge.State",
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
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "indexed": false,
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "indexed": false,
        "internalType": "bytes[]",
        "name": "partialSums",
        "type": "bytes[]"
      }
    ],
    "name": "CellProven",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "CellsNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "CheckAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "CheckEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "indexed": false,
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "CheckOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "InnerColumns",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "InnerPublished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentVoided",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "checkOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "factsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "internalType": "uint16",
        "name": "proven",
        "type": "uint16"
      },
      {
        "internalType": "uint8",
        "name": "draws",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "turn",
        "type": "uint32"
      },
      {
        "internalType": "uint64",
        "name": "left",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "named",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "internalType": "bytes32[]",
        "name": "posted",
        "type": "bytes32[]"
      },
      {
        "internalType": "uint256",
        "name": "fold",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "partialSum",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "partialPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "rows",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "rowsPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct FoldChunk",
        "name": "chunk",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "isConvicted",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "name",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
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
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "openOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "priceOf",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "draw",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "keyDigest",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "rowsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "places",
                "type": "bytes"
              }
            ],
            "internalType": "struct IChallenge.CellLeaf",
            "name": "leaf",
            "type": "tuple"
          },
          {
            "internalType": "bytes32[]",
            "name": "leafPath",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "edgeLeaf",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct IChallenge.Link[]",
            "name": "links",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "boundary",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "model",
                "type": "bytes"
              },
              {
                "components": [
                  {
                    "internalType": "uint256",
                    "name": "count",
                    "type": "uint256"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "root",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct RowSet[]",
                "name": "rows",
                "type": "tuple[]"
              }
            ],
            "internalType": "struct Statement",
            "name": "statement",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "proof",
            "type": "bytes"
          },
          {
            "internalType": "bytes[]",
            "name": "partialSums",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct IChallenge.Proof",
        "name": "move",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "publishCells",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
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
        "internalType": "address",
        "name": "coordinator",
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
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "refundsLeft",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "resolve",
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
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "verdictOf",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
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
    "name": "voidSegment",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const;

export const challengeBytecode = '0x610300604052346107d557616a63803803809161001e82610300610a7b565b610300396102a081126107d55760e081126107d5576040519060e082016001600160401b03811183821017610a6757604052610300516001600160a01b03811681036107d5578252610320516001600160a01b03811681036107d5576020830152610340516001600160a01b03811681036107d5576040830152610360516001600160a01b03811681036107d5576060830152610380516001600160a01b03811681036107d55760808301526103a0516001600160a01b03811681036107d55760a08301526103c051906001600160a01b03821682036107d5576101c09160c084015260df1901126107d5576040516101c081016001600160401b03811182821017610a67576040526101326103e0610a9e565b815261013f610400610aaf565b602082015261014f610420610abd565b604082015261015f610440610abd565b606082015261016f610460610abd565b608082015261017f610480610abd565b60a082015261018f6104a0610abd565b60c082015261019f6104c0610abd565b60e08201526104e0516001600160801b03811681036107d5576101008201526101c9610500610ad1565b6101208201526101da610520610abd565b6101408201526101eb610540610ad1565b6101608201526101fc610560610ad1565b61018082015261020d610580610aaf565b6101a082015260018060a01b0360208301511660805260018060a01b0360408301511660a05260018060a01b0360608301511660c05260018060a01b0360808301511660e05260018060a01b0360a083015116806101005260018060a01b0360c0840151166101205263ffffffff8251166101405260ff6020830151166101605260018060401b036040830151166101805260018060401b036060830151166101a05260018060401b036080830151166101c05260018060401b0360a0830151166101e05260018060401b0360c0830151166102005260018060401b0360e0830151166102205260018060801b03610100830151166102405261ffff610120830151166102605260018060401b03610140830151166102805261ffff610160830151166102a05261ffff610180830151166102c05260ff6101a0830151166102e05263ffffffff8251166201000081119182156109f0575b505080156109e1575b80156109d0575b80156109c0575b61096a5761ffff6101208201511680159081156109b4575b508015610979575b61096a5760ff60208201511660028101809111610956578060181b9080820463010000001490151715610956576101408201516103e4916001600160401b0390911690610aed565b60018060801b036101008301511661ffff610120840151166127100361271081116109565761041291610aed565b61271082029082820461271014831517156109565710610932575060e081015160a08201516004926104c49290916104af916001600160401b0390811691168082111561092b57505b6104aa61049360ff6101a08601511661048d60018060401b0360608801511660018060401b0360808901511690610ae0565b90610aed565b60408501516001600160401b039384169316610ae0565b610ae0565b60c0909101516001600160401b031690610ae0565b825160405163461645bf60e01b81529260209184919082906001600160a01b03165afa80156107e1575f906108f0575b61050892506001600160401b031690610ae0565b60a082015160405163e2fdcc1760e01b815291929190602090829060049082906001600160a01b03165afa9081156107e1575f916108ad575b5060405163a7ab696160e01b815290602090829060049082906001600160a01b03165afa80156107e15783915f91610871575b506001600160401b031611801591906107ec575b8115610758575b5061074657604051615f629081610b0182396080518181816022015281816142160152818161442001528181614ac40152614cb9015260a051818181610e890152818161244701526158e5015260c05181610592015260e0518181816105ea01526131c5015261010051818181611b82015281816127b00152612e8d015261012051818181611f6b015281816128ea015281816140f601526149990152610140518161108a0152610160518181816110b90152611ce30152610180518181816110e30152611bed01526101a0518181816111140152611e9901526101c0518181816111450152818161153b01526155e701526101e0518181816111760152612aea0152610200518181816108b401526111a70152610220518181816111d901526124ee01526102405181818161120c01528181613b8c0152818161439d0152614c48015261026051818181611247015281816141760152614a2d0152610280518161127401526102a0518181816112a7015281816144630152614cfc01526102c0518181816112d4015281816144950152614d2e01526102e05181818161130001528181611d840152818161436a0152614c150152f35b631f1ad91f60e11b5f5260045260245ffd5b60c0015160405163a7ab696160e01b81529150602090829060049082906001600160a01b03165afa80156107e15782915f916107a1575b506001600160401b031611155f61058f565b9150506020813d6020116107d9575b816107bd60209383610a7b565b810103126107d5576107cf8291610abd565b5f61078f565b5f80fd5b3d91506107b0565b6040513d5f823e3d90fd5b602080820151604051630283886360e41b8152929350829060049082906001600160a01b03165afa80156107e15783915f91610835575b506001600160401b0316111590610588565b9150506020813d602011610869575b8161085160209383610a7b565b810103126107d5576108638391610abd565b5f610823565b3d9150610844565b9150506020813d6020116108a5575b8161088d60209383610a7b565b810103126107d55761089f8391610abd565b5f610574565b3d9150610880565b90506020813d6020116108e8575b816108c860209383610a7b565b810103126107d557516001600160a01b03811681036107d5576020610541565b3d91506108bb565b506020823d602011610923575b8161090a60209383610a7b565b810103126107d55761091e61050892610abd565b6104f4565b3d91506108fd565b905061045b565b9061010060018060801b0391015116639901e61160e01b5f5260045260245260445ffd5b634e487b7160e01b5f52601160045260245ffd5b638dc5992160e01b5f5260045ffd5b5061099761ffff6101608301511661ffff6101808401511690610ae0565b6001600160ff1b0381168103610956576127109060011b1161039c565b6127109150115f610394565b5060ff6101a0820151161561037c565b50601060ff60208301511611610375565b5060ff6020820151161561036e565b604051631627391760e11b8152919250602090829060049082905afa80156107e1575f90610a2a575b63ffffffff91501614155f80610365565b506020813d602011610a5f575b81610a4460209383610a7b565b810103126107d557610a5a63ffffffff91610a9e565b610a19565b3d9150610a37565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610a6757604052565b519063ffffffff821682036107d557565b519060ff821682036107d557565b51906001600160401b03821682036107d557565b519061ffff821682036107d557565b9190820180921161095657565b818102929181159184041417156109565756fe60806040526004361015610072575b3615610018575f80fd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016330361004a57005b7f112e6c48000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f5f3560e01c806308d12d3314612f755780630ce9411514612f455780631eea66b414612e095780633590039214612d5a57806349df9f7c14612a165780634e8c5277146125fa5780635bd7229e146125d057806376ccfcdb146123bb5780637b96882b146123615780638dadccff1461186f578063ad85c83d14611840578063ce10a7e8146113f0578063d50256251461100a578063eec332fd14610fe3578063f02ba55914610d675763f8424f721461012d575061000e565b34610b6e5760031936016103408112610d635761032013610b6e576103243567ffffffffffffffff8111610d6357806004019060e06003198236030112610b71576101b79061017a613ca2565b90843594610189868484615612565b90600184015493602486019461019f86846159a6565b9060446101ef8c6101ea6060604087019d8e886159d9565b93846040519586938b35602086015260208c0135604086015285850137820190838201520301601f1981018352826134f3565b6154bd565b9961021d8a6102e4359c8d610211610207828d615a0c565b968794018b613c6c565b9390926102c435615e21565b15610d375761023c61022f82866159d9565b8093915060021c956159d9565b90506003198216851591868204600414831715610d22571491821592610d08575b8b8315610c9b575b505050610c7057508a989796985b828110610c1b57505050608485019361028c85846159a6565b946060968b9860408801985b6102a28a8a615deb565b90508b1015610347576102b58a8a615deb565b8c10156103335761032b8f9260019360208f9481956102ea6040519184830193849160061b0160208091803584520135910152565b604081526102f96060826134f3565b6040519685889651918291018588015e85019083820190858252519283915e010190815203601f1981018352826134f3565b9a0199610298565b60248f634e487b7160e01b81526032600452fd5b8d99508b9061039461035e8f9b60208101906159d9565b91908d60206040519485938183808701998051918291018b5e86019184830186815237010190815203601f1981018352826134f3565b51902060206103a3838a6159a6565b013503610bf3576103be6103b7838a615a0c565b9289615512565b906040519060c0820182811067ffffffffffffffff821117610bdf576040526101a435825260208201926101c435845260408301946101e4358652606084019081526080840191825261042661041e60a08601946102043586528d6159a6565b35988c6159a6565b9561043460a489018d6159d9565b9690956040519a7feccde1ba000000000000000000000000000000000000000000000000000000008c5260048c01525160248b01525160448a01525160648901525160848801525160a48701525160c486015261012060e48601526104f06104b261049f85806133ad565b60606101248a01526101848901916133df565b6104bf60208601866133ad565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc898403016101448a01526133df565b926040810135601e1982360301811215610bdb57016020813591019367ffffffffffffffff8211610bdb578160061b36038513610bdb57918c93916020847ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc8a80970301610164870152828152019590855b818110610ba9575050509361058691839495600319858403016101048601526133df565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215610b9e5788926109f4575b5060c401916105d18386613c6c565b90508251036109c8576105e78297949751613600565b957f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031694895b84518110156107205761062881866136d5565b51610633878a613c6c565b83101561070c5761069283926106546020936106a49660051b8101906159d9565b959060405196879485947f11efe7d4000000000000000000000000000000000000000000000000000000008652604060048701526044860190613bcb565b916003198584030160248601526133df565b03818b5afa8015610701578c906106cb575b600192506106c4828c6136d5565b5201610615565b506020823d82116106f9575b816106e4602093836134f3565b810103126106f557600191516106b6565b8b80fd5b3d91506106d7565b6040513d8e823e3d90fd5b60248d634e487b7160e01b81526032600452fd5b50939690945096909682511515806109ae575b610972579391879391896040516020810190604082526107566060820186613c14565b601f198282030160408301526020808b5192838152019a0190845b8181106109465750505061084b949361083d93604061081c94846107c26002967fb220c68939d6c8dc03c7b67c6106ee1bbd4b386f5c3877d954748da790f5fe6c9e9f03601f1981018352826134f3565b5190209189815260048401602052205501998a547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff62ffff0061ffff60018a1b1661ffff8460081c161760081b16911617998a8c55613c6c565b91909260405196879687526020870152608060408701526080860190613c14565b91848303606086015261355b565b0390a2600160ff8260181c161b905f1982019182116109325760081c61ffff1614610874578280f35b602067ffffffffffffffff7f8834a3ed6592f088af17f05c1f899d43e4987cfb4ecbf48973ad22866e9a9b5092600360ff198254161781556109206108db7f00000000000000000000000000000000000000000000000000000000000000008442166136e9565b82547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff1660609190911b73ffffffffffffffff00000000000000000000000016178255565b5460601c16604051908152a281808280f35b602485634e487b7160e01b81526011600452fd5b929597995092959799819450602080916001935181520194019101908d93999795928d99979592610771565b6024896001600160a01b036109856138fc565b7f3a5f5da500000000000000000000000000000000000000000000000000000000835216600452fd5b506001600160a01b036109bf6138fc565b16331415610733565b602488887f7a7f1059000000000000000000000000000000000000000000000000000000008252600452fd5b9091503d8089833e610a0681836134f3565b810190602081830312610b965780519067ffffffffffffffff8211610b9a570181601f82011215610b9657805190610a3d826135e8565b92610a4b60405194856134f3565b82845260208085019360051b830101918183116106f55760208101935b838510610a7e57505050505060c49091906105c2565b845167ffffffffffffffff8111610b9257820190601f19828503019160808312610b8e576040519283606081011067ffffffffffffffff606086011117610b7957908f9291601f19604091606087018352602084015187520112610b7157604051610ae881613481565b60408201518152606082015160208201526020850152608081015167ffffffffffffffff8111610b755760209101019285601f85011215610b7157835192610b2f84613656565b90610b3d60405192836134f3565b8482528760208688010111610b6e57602085819796828098018386015e830101526040820152815201940193610a68565b80fd5b8280fd5b8380fd5b5060248f634e487b7160e01b81526041600452fd5b8e80fd5b8d80fd5b8880fd5b8980fd5b6040513d8a823e3d90fd5b9294509294509460408082610bca6001948a60208091803584520135910152565b0196019101908d9492889492610562565b8c80fd5b60248d634e487b7160e01b81526041600452fd5b60048a7f18cc3ea7000000000000000000000000000000000000000000000000000000008152fd5b610c3482610c2d8b899d9b9c9d615512565b8388615a24565b15610c455760010198979698610273565b7fb3a8db4a000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7ff1cfb829000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8091929350610cd06084610cd692018a6159a6565b806159d9565b92905060051b16918583046080141715610cf45714155f808b610265565b60248e634e487b7160e01b81526011600452fd5b915084610d1860648d0189613c6c565b905014159161025d565b5060248f634e487b7160e01b81526011600452fd5b60248d837ff1cfb829000000000000000000000000000000000000000000000000000000008252600452fd5b5080fd5b5034610b6e57610320600319360112610b6e57610d82613ca2565b919060028301549260ff84169360059067ffffffffffffffff8160601c16956008811015610fcf5760038103610e17575050506004915b84421115610dcf57610dcc939450614896565b80f35b60248460018701808811610e05577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b600281148080610fb6575b15610e335750505050600491610db9565b9496929415610f60575067ffffffffffffffff9060201c1690604051917f17bf58150000000000000000000000000000000000000000000000000000000083528060048401526040836024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa928315610f55578693610f22575b5067ffffffffffffffff831615610edc575050610ed690826155ae565b93610db9565b935080959291504211155f14610f1857602484847f90d12bab000000000000000000000000000000000000000000000000000000008252600452fd5b6007925090610db9565b610f4591935060403d604011610f4e575b610f3d81836134f3565b810190613bb1565b9050915f610eb9565b503d610f33565b6040513d88823e3d90fd5b9195919050600181141580610fab575b610f7a5750610db9565b84610fa96024927fe37d4aeb00000000000000000000000000000000000000000000000000000000835261337e565bfd5b506006811415610f70565b506004356003811015610fcb57600214610e22565b8780fd5b602486634e487b7160e01b81526021600452fd5b5034610b6e576020600319360112610b6e576020611002600435613b58565b604051908152f35b5034610b6e5780600319360112610b6e57604051611027816134d6565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201528161014082015281610160820152816101808201526101a00152604051611088816134d6565b7f000000000000000000000000000000000000000000000000000000000000000063ffffffff1680825260208201917f000000000000000000000000000000000000000000000000000000000000000060ff168352604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a084017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260c085017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260e08601907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1682526101008701927f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff1684526101208801947f000000000000000000000000000000000000000000000000000000000000000061ffff1686526101408901967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1688526101608a01987f000000000000000000000000000000000000000000000000000000000000000061ffff168a526101808b019a7f000000000000000000000000000000000000000000000000000000000000000061ffff168c526101a0019b7f000000000000000000000000000000000000000000000000000000000000000060ff168d526040519d8e9182525160ff1690602001525167ffffffffffffffff1660408d01525167ffffffffffffffff1660608c01525167ffffffffffffffff1660808b01525167ffffffffffffffff1660a08a01525167ffffffffffffffff1660c08901525167ffffffffffffffff1660e0880152516fffffffffffffffffffffffffffffffff166101008701525161ffff166101208601525167ffffffffffffffff166101408501525161ffff166101608401525161ffff166101808301525160ff166101a08201526101c090f35b5034610b6e5760031936016103408112610d635761032013610b6e576103243567ffffffffffffffff8111610d635761142d90369060040161334d565b90611436613ca2565b929091600435600381101561183c576002810361180d575060028401805460ff811660088110156117f957600281036117ca57506001600160a01b0361147a6138e6565b16330361178e5767ffffffffffffffff8160601c1680421161176357508315908115611753575b508015611749575b6117215785866102e4355b85821061161857505060036115a993949596015561150560ff851682907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff63ff00000083549260181b169116179055565b600660ff19825416178155611565815461155f63ffffffff6115348360c01c67ffffffffffffffff42166136e9565b9260a01c167f0000000000000000000000000000000000000000000000000000000000000000613b22565b906136e9565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b6040519180602084016020855252604083019190855b8181106115f35750505090807f45b3ab8afcd2a925fe9fc4649ef6645dc7f84e8dae8be0c75060eb1a3aa3e8b1920390a280f35b90919260208060019263ffffffff61160a88613720565b1681520194019291016115bf565b90918163ffffffff61163361162e868a8a613516565b613b47565b16108015906116cb575b6116a35763ffffffff61165461162e858989613516565b167f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8416840361168f57600584901b1b1791600101906114b4565b60248a634e487b7160e01b81526011600452fd5b6004897f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50821515801561163d57506116e461162e848888613516565b5f19840184811161170d5763ffffffff61170361162e82938b8b613516565b169116111561163d565b60248b634e487b7160e01b81526011600452fd5b6004867f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50600883116114a9565b60ff915060181c1683115f6114a1565b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b6024876001600160a01b036117a16138e6565b7f64b7db2500000000000000000000000000000000000000000000000000000000835216600452fd5b87610fa96024927fe37d4aeb00000000000000000000000000000000000000000000000000000000835261337e565b602488634e487b7160e01b81526021600452fd5b85610fa96024927f7758e7e00000000000000000000000000000000000000000000000000000000083526135ba565b8580fd5b5034610b6e576020600319360112610b6e5760ff60406020926004358152600684522054166040519015158152f35b503461203f57602060031936011261203f576004359067ffffffffffffffff821161203f5781600401918036039161026060031984011261203f57604051916118b78361349d565b5f8352602083015f815260408401905f825260608501956040516118da816134b9565b5f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a08201528752604051977f7a9730df000000000000000000000000000000000000000000000000000000008952602060048a01527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d8135920182121561203f5761026060248a0152611b3b90611b28611b1c611afa611acb8d611aa98b611a966101446119fb61028486018d8501600401613731565b92602481013560448701526044810135606487015263ffffffff611a2160648301613720565b166084870152608481013560a487015260a481013560c48701526001600160a01b03611a4f60c48301613399565b1660e48701526fffffffffffffffffffffffffffffffff611a7260e48301613824565b16610104870152610104810135610124870152610124810135828701520189613526565b9060231985840301610164860152613444565b90611ab86101648d0188613526565b916101846023198286030191015261355b565b8d6101a46101848c01359101528d611ae76101a48c01876133ad565b916101c4602319828603019101526133df565b8c611b096101c48b01866133ad565b916101e4602319828603019101526133df565b916101e48801906133ad565b906023198c8403016102048d01526133df565b966102048501359260ff841680940361203f57836102248b0152610224860135998a6102448201526102c081806102448a01359c8d61026483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612034575f916121f4575b50825260038410156120b957610124938852339052519301013567ffffffffffffffff811680910361203f57611c139067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613631565b8042116121c9575061014082019586515f52600660205260ff60405f20541661219c57610200830190815191611c506101e0860193845190613841565b92611c626102808701948551906135d5565b94885160038110156120b957600214612106575b5050505050611c8484615530565b94855f525f60205260405f2091600283019260ff84541660088110156120b9576120da5790611d49916040516020810190611cd181611cc38c85613993565b03601f1981018352826134f3565b5190209055835460ff191660011784557f00000000000000000000000000000000000000000000000000000000000000009060ff82168110156120d45760ff9150165b83547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff1660189190911b63ff00000016178355565b61010083019687515f52600260205260405f20611d6c63ffffffff825416613b0b565b9063ffffffff821663ffffffff1982541617905560ff7f0000000000000000000000000000000000000000000000000000000000000000168063ffffffff8316105f146120cd57505b7fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff77ffffffff000000000000000000000000000000000000000085549260a01b169116178355855160038110156120b9571580612083575b15611f0d575050856040869460207feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695611ecd611f0296839c518552600484528585206001600160a01b038060a086015116165f528452855f2063ffffffff611e7881835416613b0b565b1663ffffffff198254161790555b611565611ebd63ffffffff835460a01c167f0000000000000000000000000000000000000000000000000000000000000000613b22565b67ffffffffffffffff42166136e9565b01518152600189522063ffffffff611ee781835416613b0b565b1663ffffffff19825416179055519360405191829182613993565b0390a3604051908152f35b611f1a8892939851613b58565b9283116120575781515f52600360205260405f2063ffffffff611f3f81835416613b0b565b1663ffffffff1982541617905580515f52600560205260405f205415612043575b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b1561203f575f926064849260405195869384927f0899146b0000000000000000000000000000000000000000000000000000000084528c600485015233602485015260448401525af180156120345760209787957feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695611f029560409461201c575b50611ecd8b9293611e86565b8b92505f612029916134f3565b611ecd5f9250612010565b6040513d5f823e3d90fd5b5f80fd5b515f5260056020528560405f20555f611f60565b827fb877d075000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5087515f52600460205260405f206001600160a01b038060a087015116165f52602052600863ffffffff60405f20541610611e0d565b634e487b7160e01b5f52602160045260245ffd5b9050611db5565b50611d14565b877fe4526ce6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8390525192935090918210908115612190575b5061216557506102a0820151610800811161213a5750515f80808080611c76565b7f46feddca000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fe2c93c7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050518110155f612119565b86517fff36427c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506102c0813d8211612359575b816122106102c093836134f3565b8101031261203f5760405190612225826134b9565b805182526020810151602083015260408101516040830152606081015163ffffffff8116810361203f5760608301526122606080820161397f565b608083015261227160a0820161397f565b60a083015260c0810151906fffffffffffffffffffffffffffffffff8216820361203f576102a09160c084015260e081015160e08401526101008101516101008401526122c1610120820161397f565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a08201525f611bb2565b3d9150612202565b3461203f57602060031936011261203f576004355f52600160205260405f205460ff8160201c165f1461239f5750602060025b60ff60405191168152f35b63ffffffff16156123b35760206001612394565b60205f612394565b3461203f576003193601610340811261203f576103201361203f57610324356123e2615099565b9091600435600381101561203f576002811461259f575080600183015567ffffffffffffffff4216604051907f90e544a10000000000000000000000000000000000000000000000000000000082528060048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612034575f92612525575b50604092916125136108db67ffffffffffffffff9360027f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b769801937fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff6bffffffffffffffff0000000086549260201b1691161784557f0000000000000000000000000000000000000000000000000000000000000000906136e9565b5460201c1682519182526020820152a2005b909291506020813d602011612597575b81612542602093836134f3565b8101031261203f577f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b76936125136108db604095600261258967ffffffffffffffff9661396a565b969750509350505093612477565b3d9150612535565b6125cb907f7758e7e0000000000000000000000000000000000000000000000000000000005f526135ba565b60245ffd5b3461203f57602060031936011261203f576004355f526007602052602060405f2054604051908152f35b3461203f576101c060031936011261203f5760043567ffffffffffffffff811161203f57610160600319823603011261203f5761010060231936011261203f576101443567ffffffffffffffff811161203f5761265b90369060040161334d565b919061016435926001600160a01b03841680940361203f576101843567ffffffffffffffff811161203f5761269490369060040161334d565b9290916126d7604051957fc4f05cf50000000000000000000000000000000000000000000000000000000087526101c060048801526101c4870190600401613731565b916024356024870152604435604487015260643563ffffffff811680910361203f576064870152608435608487015260a43560a487015260c435966001600160a01b0388169586890361203f578660c489015260e435956fffffffffffffffffffffffffffffffff871680970361203f576127818996879661279a9660609a60e48a0152610104356101048a0152610124356101248a0152600319898403016101448a0152613444565b926101648601526003198584030161018486015261355b565b6101a4356101a483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612034575f925f915f916129d4575b508093805f52600860205260ff60405f2054166129a9575f52600860205260405f20600160ff19825416179055815f52600760205260405f20549081106129a1575b8315612979578361283691613841565b5f918252600760205260409091205560408051939061285581866134f3565b60018552601f19015f5b818110612942576128dd60208787876040519061287b82613481565b8152818482015261288b836136a8565b52612895826136a8565b5060405193849283927f03a942e90000000000000000000000000000000000000000000000000000000084523060048501526024840152606060448401526064830190613922565b03815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af180156120345761291857005b6129399060203d60201161293b575b61293181836134f3565b810190613913565b005b503d612927565b60209060405161295181613481565b5f81525f838201528282890101520161285f565b634e487b7160e01b5f52604160045260245ffd5b7f56baacf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b925082612826565b7f1316266b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935050506060823d606011612a0e575b816129f1606093836134f3565b8101031261203f57815160406020840151930151909290856127e4565b3d91506129e4565b3461203f576003193601610340811261203f576103201361203f576103243567ffffffffffffffff811161203f573660238201121561203f5780600401359067ffffffffffffffff821161203f576024810190602483369201011161203f57612a7d615099565b929091600435600381101561203f576002810361259f57506103043560308102811590828104603014821715612c0e578403612d2e5715612b83575b50612b7e60017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb09495612b62612b197f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff42166136e9565b60028301907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b01549160405193849384526040602085015260408401916133df565b0390a2005b612b8c81613600565b905f5b818110612cd057505080515b60018111612be3575060017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb09495612bd5612b7e936136a8565b518282015595945050612ab9565b5f5b8160011c8110612c4b5750600180821614612c22575b60018101809111612c0e5760011c612b9b565b634e487b7160e01b5f52601160045260245ffd5b5f198101818111612c0e57612c3790836136d5565b51612c458260011c846136d5565b52612bfb565b8060011b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203612c0e57612c8281856136d5565b5160018201809211612c0e5760415f91612c9e602094886136d5565b5160405191600183536001830152602182015260025afa1561203f576001905f51612cc982866136d5565b5201612be5565b603081029080820460301481151715612c0e576001810191828211612c0e57603083029280840460301490151715612c0e576101ea612d16600194612d1d938a8a61363e565b3691613672565b612d2782866136d5565b5201612b8f565b837f46feddca000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461203f57602060031936011261203f576004355f525f60205261014060405f2080549060018101549060036002820154910154916040519384526020840152612daa6040840160ff831661338c565b61ffff8160081c16606084015260ff8160181c16608084015267ffffffffffffffff8160201c1660a084015267ffffffffffffffff8160601c1660c084015263ffffffff8160a01c1660e084015260c01c610100830152610120820152f35b3461203f57604060031936011261203f5760043567ffffffffffffffff811161203f576040612e3f612e7992369060040161334d565b825193849283927f6b87b2cf000000000000000000000000000000000000000000000000000000008452856004850152604484019161355b565b602435602483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612034575f905f92612f0b575b50815f52600660205260ff60405f20541615612edf57906129399161503a565b507fe061373a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9150506040813d604011612f3d575b81612f27604093836134f3565b8101031261203f57602081519101519082612ebf565b3d9150612f1a565b3461203f57602060031936011261203f576004355f526002602052602063ffffffff60405f205416604051908152f35b3461203f5760031936016103c0811261203f576103201361203f57610324356103443567ffffffffffffffff811161203f57612fb590369060040161334d565b906103643567ffffffffffffffff811161203f57612fd790369060040161334d565b9161038435946103a4359567ffffffffffffffff871161203f57866004019660a0600319823603011261203f5761300c613ca2565b98909760ff60028b0154166008811015806120b95760028214159081613340575b8161332f575b5061330357508486955f5260048b0160205260405f205460405160208101908460608201604084525260808101818d8d60808960051b840101938d907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff815f9f3603019e5b8b81106132a75750505092611cc3916130bb94601f19858403016040860152613444565b5190200361327c5750831015613268578260051b8501359384121561203f576131ab6130f06131b99461312f99602099613516565b359160405198899788977f1238501d000000000000000000000000000000000000000000000000000000008952606060048a01526064890191016133ff565b9260248701526003198684030160448701528035835260846131a361318861316d61315d60248901866133ad565b60a08e8a015260a08901916133df565b61317a6044890186613526565b9088830360408a0152613444565b61319560648801856133ad565b9087830360608901526133df565b940190613526565b916080818503910152613444565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612034575f9161322d575b5061320557612939913391613ff3565b7f04a60c32000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011613260575b81613248602093836134f3565b8101031261203f5751801515810361203f57836131f5565b3d915061323b565b634e487b7160e01b5f52603260045260245ffd5b7f7a7f1059000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935093857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff80929693500301835283358d81121561203f5760208f6001936132f0918394016133ff565b9501930191018f91928f91938694613097565b6125cb907fe37d4aeb000000000000000000000000000000000000000000000000000000005f5261337e565b90506120b95760038114158c613033565b505060068114155f61302d565b9181601f8401121561203f5782359167ffffffffffffffff831161203f576020808501948460051b01011161203f57565b60088110156120b957600452565b9060088210156120b95752565b35906001600160a01b038216820361203f57565b9035601e198236030181121561203f57016020813591019167ffffffffffffffff821161203f57813603831361203f57565b601f8260209493601f1993818652868601375f8582860101520116010190565b9060806134316134419380358452613427602085016020830160208091803584520135910152565b60608101906133ad565b91909281606082015201916133df565b90565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff831161203f5760209260051b809284830137010190565b6040810190811067ffffffffffffffff82111761296557604052565b6080810190811067ffffffffffffffff82111761296557604052565b6102c0810190811067ffffffffffffffff82111761296557604052565b6101c0810190811067ffffffffffffffff82111761296557604052565b90601f601f19910116810190811067ffffffffffffffff82111761296557604052565b91908110156132685760051b0190565b9035601e198236030181121561203f57016020813591019167ffffffffffffffff821161203f578160051b3603831361203f57565b90602083828152019260208260051b82010193835f925b8484106135825750505050505090565b9091929394956020806135aa83601f1986600196030188526135a48b886133ad565b906133df565b9801940194019294939190613572565b60038110156120b957600452565b9060038210156120b95752565b81810292918115918404141715612c0e57565b67ffffffffffffffff81116129655760051b60200190565b9061360a826135e8565b61361760405191826134f3565b828152601f1961362782946135e8565b0190602036910137565b91908201809211612c0e57565b9093929384831161203f57841161203f578101920390565b67ffffffffffffffff811161296557601f01601f191660200190565b92919261367e82613656565b9161368c60405193846134f3565b82948184528183011161203f578281602093845f960137010152565b8051156132685760200190565b8051600110156132685760400190565b8051600210156132685760600190565b80518210156132685760209160051b010190565b9067ffffffffffffffff8091169116019067ffffffffffffffff8211612c0e57565b359067ffffffffffffffff8216820361203f57565b359063ffffffff8216820361203f57565b906001600160a01b0361374383613399565b16815267ffffffffffffffff61375b6020840161370b565b166020820152604082013560408201526060820135606082015263ffffffff61378660808401613720565b16608082015260a082013560a082015267ffffffffffffffff6137ab60c0840161370b565b1660c082015267ffffffffffffffff6137c660e0840161370b565b1660e082015261014067ffffffffffffffff61381d826138016137ed6101008801886133ad565b6101606101008901526101608801916133df565b9583613810610120830161370b565b166101208701520161370b565b1691015290565b35906fffffffffffffffffffffffffffffffff8216820361203f57565b91908203918211612c0e57565b6040516060919061385f83826134f3565b6002815291601f1901825f5b82811061387757505050565b60209060405161388681613481565b5f81525f838201528282850101520161386b565b604051608091906138ab83826134f3565b6003815291601f1901825f5b8281106138c357505050565b6020906040516138d281613481565b5f81525f83820152828285010152016138b7565b6024356001600160a01b038116810361203f5790565b610184356001600160a01b038116810361203f5790565b9081602091031261203f575190565b90602080835192838152019201905f5b81811061393f5750505090565b825180516001600160a01b031685526020908101518186015260409094019390920191600101613932565b519067ffffffffffffffff8216820361203f57565b51906001600160a01b038216820361203f57565b9190916103006102a060606103208401956139af8582516135c8565b6001600160a01b0360208201511660208601526040810151604086015201518051606085015260208101516080850152604081015160a085015263ffffffff60608201511660c08501526001600160a01b0360808201511660e08501526001600160a01b0360a0820151166101008501526fffffffffffffffffffffffffffffffff60c08201511661012085015260e08101516101408501526101008101516101608501526001600160a01b03610120820151166101808501526101408101516101a08501526101608101516101c08501526101808101516101e08501526101a08101516102008501526101c08101516102208501526101e0810151610240850152610200810151610260850152610220810151610280850152610240810151828501526102608101516102c08501526102808101516102e08501520151910152565b9060088110156120b95760ff60ff198354169116179055565b63ffffffff1663ffffffff8114612c0e5760010190565b9067ffffffffffffffff8091169116029067ffffffffffffffff8216918203612c0e57565b3563ffffffff8116810361203f5790565b5f52600360205263ffffffff60405f20541660018101809111612c0e57613441906fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166135d5565b919082604091031261203f5761344160208351930161396a565b90601f19601f6020604060a0958051865282808201518051828901520151828701520151608060608601528051918291826080880152018686015e5f8582860101520116010190565b9080602083519182815201916020808360051b8301019401925f915b838310613c3f57505050505090565b9091929394602080613c5d83601f1986600196030187528951613bcb565b97019301930191939290613c30565b903590601e198136030182121561203f570180359067ffffffffffffffff821161203f57602001918160051b3603831361203f57565b61032060031936011261203f57604051613cbb8161349d565b6003600435101561203f576004358152602435916001600160a01b038316830361203f5782602083015260443560408301526102c07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c36011261203f5760405192613d25846134b9565b6064358452608435602085015260a435604085015260c4359363ffffffff8516850361203f5784606082015260e435906001600160a01b038216820361203f5781608082015261010435916001600160a01b038316830361203f578260a083015261012435906fffffffffffffffffffffffffffffffff8216820361203f578160c08401526101443560e08401526101643561010084015261018435916001600160a01b038316830361203f576001600160a01b03602095816fffffffffffffffffffffffffffffffff9463ffffffff613e85839d8a8a610120879d01526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152615530565b9d8e5f525f8b5260405f209d8e549c613ea56040519d8e016004356135c8565b1660408c015260443560608c015260643560808c015260843560a08c015260a43560c08c01521660e08a01521661010088015216610120860152166101408401526101443561016084015261016435610180840152166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208201526103208152613f8a610340826134f3565b6020815191012003613f9857565b827f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff168015612c0e575f190190565b919082604091031261203f576020613fed8361397f565b92015190565b919060020191614004600584613af2565b5f927fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643592835f52600260205260405f2063ffffffff61404e81835416613fc4565b1663ffffffff1982541617905560843593845f52600160205260405f2063ffffffff61407c81835416613fc4565b825463ffffffff19169116179055604051837f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b96020836005869552a3604080517f362e166e000000000000000000000000000000000000000000000000000000008152306004820152602481018590526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016949093909184604481885afa938415612034575f905f9561486d575b506001600160a01b031615801591906148145750825f52600360205260405f2063ffffffff61416381835416613fc4565b825463ffffffff191691161790555f93847f000000000000000000000000000000000000000000000000000000000000000061ffff161560011715612c0e5761271090046141af61384e565b906040516141bc81613481565b5f81528160208201526141ce836136a8565b526141d8826136a8565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528660048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612034575f926147d8575b505f035f8111612c0e576001600160a01b036040519261426584613481565b1682526020820152614276826136b5565b52614280816136b5565b50863b1561203f575f6142ce91604051809381927fe7e4e40c000000000000000000000000000000000000000000000000000000008352886004840152604060248401526044830190613922565b0381838b5af18015612034576147c8575b505b6101a43592838652600560205285604081205491821496876147b4575b6147a057505f98845f52600660205260ff60405f205416614794578461433a91815f52600660205260405f20600160ff1982541617905561503a565b602435926001600160a01b038416840361203f5783968161478a575b81614781575b506146fb575b506143c260ff7f0000000000000000000000000000000000000000000000000000000000000000166fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166135d5565b1080156146b7575b6001600160a01b0387161590816146ae575b506146a6575b50604051917ff415ed1400000000000000000000000000000000000000000000000000000000835260048301526020826024815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215612034575f92614670575b5061455a9061455561271061448961ffff7f000000000000000000000000000000000000000000000000000000000000000016866135d5565b046127106144bb61ffff7f000000000000000000000000000000000000000000000000000000000000000016876135d5565b049586935f5260076020528360405f20556144d461389a565b986001600160a01b038116918261466957505b8260011c906144f68285613841565b6001600160a01b036040519261450b84613481565b168252602082015261451c8b6136a8565b526145268a6136a8565b506040519161453483613481565b82526020820152614544896136b5565b5261454e886136b5565b5084613841565b613841565b6040519061456782613481565b5f82526020820152614578856136c5565b52614582846136c5565b50823b1561203f576040517ff340fa010000000000000000000000000000000000000000000000000000000081523060048201525f8160248186885af180156120345761464f575b50906145d591613841565b91813b15610b75578391614620916040519485809481937ff559e386000000000000000000000000000000000000000000000000000000008352602060048401526024830190613922565b03925af1801561464457614632575050565b61463d8280926134f3565b610b6e5750565b6040513d84823e3d90fd5b6145d5929195505f614660916134f3565b5f9490916145ca565b90506144e7565b9091506020813d60201161469e575b8161468c602093836134f3565b8101031261203f57519061455a614450565b3d915061467f565b94505f6143e2565b9050155f6143dc565b50825f52600260205263ffffffff60405f205416835f52600360205263ffffffff60405f205416900363ffffffff8111612c0e5763ffffffff6010911610156143ca565b604080517f362e166e00000000000000000000000000000000000000000000000000000000815230600482015260248101929092529195509081604481895afa908115612034575f91614751575b50935f614362565b614773915060403d60401161477a575b61476b81836134f3565b810190613fd6565b505f614749565b503d614761565b9050155f61435c565b8215159150614356565b50505050505050505050565b80634e487b7160e01b602492526021600452fd5b8590526005602052808060408120556142fe565b5f6147d2916134f3565b5f6142df565b9091506020813d60201161480c575b816147f4602093836134f3565b8101031261203f576148059061397f565b905f614246565b3d91506147e7565b93835f52600460205260405f20610104356001600160a01b038116810361203f57806001600160a01b039150165f5260205260405f2063ffffffff61485b81835416613fc4565b1663ffffffff198254161790556142e1565b6001600160a01b039550614890915060403d60401161477a5761476b81836134f3565b94614132565b5f9260025f93016148a78282613af2565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff815416905561016435805f52600260205260405f2063ffffffff6148ee81835416613fc4565b1663ffffffff19825416179055608435805f52600160205260405f2063ffffffff61491b81835416613fc4565b1663ffffffff1982541617905581847f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b9602060405161495a818961338c565ba3604080517f362e166e000000000000000000000000000000000000000000000000000000008152306004820152602481018690526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016959181604481895afa908115612034575f905f92615011575b506001600160a01b03161580159290614fb957845f52600360205260405f2063ffffffff614a0281835416613fc4565b1663ffffffff1982541617905560088610156120b95760048603614fb357815b612710614a5361ffff7f000000000000000000000000000000000000000000000000000000000000000016836135d5565b0490614a5d61384e565b91604051614a6a81613481565b5f8152816020820152614a7c846136a8565b52614a86836136a8565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528860048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612034575f92614f76575b50614aff9192613841565b6001600160a01b0360405192614b1484613481565b1682526020820152614b25826136b5565b52614b2f816136b5565b50873b1561203f575f614b7d91604051809381927fe7e4e40c000000000000000000000000000000000000000000000000000000008352866004840152604060248401526044830190613922565b0381838c5af1801561203457614f61575b505b6101a43593848a52600560205260408a20549182149687614f4e575b6008811015614f3a57600514801590614f24575b6147945784614be591818c52600660205260408c20600160ff1982541617905561503a565b602435926001600160a01b0384168403610b9a57839681614f1a575b81614f11575b50614e9b575b50614c6d60ff7f0000000000000000000000000000000000000000000000000000000000000000166fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166135d5565b108015614e43575b15614e3b575b50604051917ff415ed140000000000000000000000000000000000000000000000000000000083526004830152602082602481896001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215610f55578692614e05575b50614d6d90614555612710614d2261ffff7f000000000000000000000000000000000000000000000000000000000000000016866135d5565b04612710614d5461ffff7f000000000000000000000000000000000000000000000000000000000000000016876135d5565b049586938a5260076020528360408b20556144d461389a565b60405190614d7a82613481565b8682526020820152614d8b856136c5565b52614d95846136c5565b50823b15614e01576040517ff340fa01000000000000000000000000000000000000000000000000000000008152306004820152858160248186885af18015610f5557908691614dec575b5050906145d591613841565b81614df6916134f3565b614e0157845f614de0565b8480fd5b9091506020813d602011614e33575b81614e21602093836134f3565b8101031261203f575190614d6d614ce9565b3d9150614e14565b94505f614c7b565b50828752600260205263ffffffff604088205416838852600360205263ffffffff604089205416900363ffffffff8111614e875763ffffffff601091161015614c75565b602488634e487b7160e01b81526011600452fd5b604080517f362e166e00000000000000000000000000000000000000000000000000000000815230600482015260248101929092529195509081604481895afa908115610b9e578891614ef1575b50935f614c0d565b614f0a915060403d60401161477a5761476b81836134f3565b505f614ee9565b9050155f614c07565b8215159150614c01565b50848a52600660205260ff60408b205416614bc0565b60248b634e487b7160e01b81526021600452fd5b858b5260056020528a6040812055614bac565b614f6e9199505f906134f3565b5f975f614b8e565b91506020823d602011614fab575b81614f91602093836134f3565b8101031261203f57614fa5614aff9261397f565b91614af4565b3d9150614f84565b5f614a22565b845f52600460205260405f20610104356001600160a01b038116810361203f57806001600160a01b039150165f5260205260405f2063ffffffff614fff81835416613fc4565b1663ffffffff19825416179055614b90565b6001600160a01b039250615034915060403d60401161477a5761476b81836134f3565b916149d2565b805f52600160205260405f206401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff8254161790557f9f6ef23a57fa1621d2e46921420633c79c48e2a59d1eb61bac9d2a76c51c9cda5f80a3565b60043603610320811261203f57604051906150b38261349d565b6003600435101561203f5760043582526102c0907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa0906150f36024613399565b60208501526044356040850152011261203f5761520f90604051615116816134b9565b6064358152608435602082015260a435604082015261513560c4613720565b606082015261514460e4613399565b6080820152615154610104613399565b60a0820152615164610124613824565b60c08201526101443560e082015261016435610100820152615187610184613399565b6101208201526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152615530565b805f525f60205260405f2091825460405161522f602082016004356135c8565b6001600160a01b036152416024613399565b1660408201526044356060820152606435608082015260843560a082015260a43560c082015263ffffffff61527660c4613720565b1660e08201526001600160a01b0361528e60e4613399565b166101008201526001600160a01b036152a8610104613399565b166101208201526fffffffffffffffffffffffffffffffff6152cb610124613824565b1661014082015261014435610160820152610164356101808201526001600160a01b036152f9610184613399565b166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e4356103008201526103043561032080830191909152815261538a610340826134f3565b602081519101200361549157600283929301805460ff811660088110156120b957600181036133035750610184356001600160a01b0381169081810361203f5781330361546557505067ffffffffffffffff9060601c168042116121c95750600260ff19825416178155805467ffffffffffffffff421667ffffffffffffffff8260601c160367ffffffffffffffff8111612c0e577fffffffffffffffff00000000000000000000000000000000000000000000000077ffffffffffffffffffffffffffffffffffffffffffffffff9160c01b169116179055565b507f3a5f5da5000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f6020916040516154f260218286808201958787528051918291018484015e810186838201520301601f1981018352826134f3565b604051918291518091835e8101838152039060025afa15612034575f5190565b811561551c570490565b634e487b7160e01b5f52601260045260245ffd5b805160038110156120b957156155a257610140606082015101519080519060038210156120b95760406001600160a01b0360208301511691015190615583604051936020850195865260408501906135c8565b606083015260808201526080815261559c60a0826134f3565b51902090565b60600151610140015190565b9061560c63ffffffff6155d760026134419501549367ffffffffffffffff8560c01c9116613631565b9260a01c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166135d5565b90613631565b9160028201549160ff83169260088410156120b9576006841490811594858096615986575b613303575067ffffffffffffffff8160601c165f95615897575b8042116121c9575060ff8160181c1684101561586b5760081c6001841b1661ffff1661583f576157e557600101549161569d6156936102443561026435613841565b6102e435906135d5565b905f946001840194858511612c0e5792601f196156d66156c088979495976135e8565b976156ce604051998a6134f3565b8089526135e8565b013660208801375f945b828611156156f2575050505050505090565b90919294965061573e6040989496985160208101908382528760408201528860608201528960808201526080815261572b60a0826134f3565b5190206157388985613841565b90615a0c565b945f955b888710806157d1575b156157685761575c61576291615a16565b96615a16565b95615742565b80989193959997929496825b81811161579c57509061578b61579193928a6136d5565b52615a16565b9491929390936156e0565b9091505f198101818111612c0e576157b4908a6136d5565b516157bf828b6136d5565b528015612c0e575f1901908991615774565b50806157dd888c6136d5565b51111561574b565b9150915060036157fd61569361024435604435613841565b910154917f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81168103612c0e576134419263ffffffff9160051b1c1690613631565b827f77afb460000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b837f02d5f1fc000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50935067ffffffffffffffff8460201c16936040517f17bf58150000000000000000000000000000000000000000000000000000000081528560048201526040816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612034575f905f92615964575b509567ffffffffffffffff821615615939575061593490846155ae565b615651565b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b905061597f915060403d604011610f4e57610f3d81836134f3565b905f615917565b506002811415806156375750600435600381101561203f57600214615637565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa18136030182121561203f570190565b903590601e198136030182121561203f570180359067ffffffffffffffff821161203f5760200191813603831361203f57565b811561551c570690565b5f198114612c0e5760010190565b92919091615a42615a3860208601866159a6565b60408101906159d9565b8460021b85810460041486151715612c0e5781615a5e9361363e565b9490357fffffffff0000000000000000000000000000000000000000000000000000000081169560048110615db4575b505062ffffff8560f81c9560e01c1693615aae610cd060808401846159a6565b60071c821015615da057600782901b01803592602082013592916080906040810135906060013585871782178117615d1c57505050615b3d9060c0935b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405196602088019660781b1760801b168552603086015260308552615b336050866134f3565b6060810190613c6c565b82919210156132685760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc18136030182121561203f570194615b8b6102443561026435613841565b9360028814615c75575086159687159081615c69575b50615c5e57603081029080820460301490151715612c0e57615bc386806159d9565b60308301929150828211612c0e578211615c5257615bef91612d1691615be989806159d9565b9061363e565b6020815191012091519020149384615c09575b5050505090565b615c3f945015615c485761028435915b615c37615c2c6101ea612d1687806159d9565b946020810190613c6c565b949093615e21565b5f808080615c02565b6102a43591615c19565b50505050505050505f90565b505050505050505f90565b6001915014155f615ba1565b94915092919550600435600381101561203f57600203615cfb5750505f9261030435915b6103043581109586615ce6575b86615cb5575b50505050505090565b615cdb9650615c3791615cca615cd0926154bd565b96613631565b916020810190613c6c565b5f8080808080615cac565b9550615cf282806159d9565b90501595615ca6565b615d1690615d106103049693963580926135d5565b956135d5565b91615c99565b6f0d0088f51cbff34d258dd3db21a5d66b8296939611918215615d54575b5050615d4b575b90615b3d91615aeb565b60a09350615d41565b6f0d0088f51cbff34d258dd3db21a5d66b14915081615d76575b505f80615d3a565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f615d6e565b634e487b7160e01b5f52600160045260245ffd5b7fffffffff00000000000000000000000000000000000000000000000000000000929650829060040360031b1b1616935f80615a8e565b903590601e198136030182121561203f570180359067ffffffffffffffff821161203f57602001918160061b3603831361203f57565b9390929182811015615f1657915f198101908111612c0e5792945f92915b818410615e5c5750505050159182615e5657505090565b14919050565b90929693958695929515615f0a576001808716148015615f01575b15615eda57615e9790615e8f8986859a99979a613516565b356001615f20565b925b600181161580615ed1575b15615eb65760011c9460011c94615e99565b6001909794979691929593965b811c93811c94019291615e3f565b50801515615ea4565b615efb600191615ef38a8786979a9b98969c999c613516565b359083615f20565b96615ec3565b50868614615e77565b50505050925050505f90565b5050505050505f90565b600114615f3b57634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa1561203f575f519056' as const;
